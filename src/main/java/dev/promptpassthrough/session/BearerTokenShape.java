package dev.promptpassthrough.session;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses an access token that is no JWT in compact form (RFC 7515 §3.1) before the framework looks at it, which fails on
 * some shapes with an error of its own instead of a refusal. It signs nobody in.
 */
@Singleton
class BearerTokenShape implements HttpAuthenticationMechanism {

    private static final Pattern BEARER_JWT = Pattern
            .compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager identities) {
        String authorization = routing.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (authorization != null && !isBearerJwt(authorization)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom().nullItem();
    }

    static boolean isBearerJwt(String authorization) {
        Matcher matcher = BEARER_JWT.matcher(authorization);
        return matcher.matches() && Arrays.stream(matcher.group(1).split("\\.")).allMatch(BearerTokenShape::isCanonical);
    }

    /** Base64 has several spellings of the same bytes where its last sign has bits to spare (RFC 4648 §3.5). */
    private static boolean isCanonical(String part) {
        try {
            return ENCODER.encodeToString(Base64.getUrlDecoder().decode(part)).equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return Uni.createFrom().nullItem();
    }

    /** Before the framework's own. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
