package dev.promptpassthrough.session;

import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

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
@ApplicationScoped
class BearerTokenShape implements HttpAuthenticationMechanism {

    private static final Pattern BEARER_JWT = Pattern
            .compile("[Bb][Ee][Aa][Rr][Ee][Rr] +[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager identities) {
        String authorization = routing.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        if (authorization != null && !BEARER_JWT.matcher(authorization).matches()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom().nullItem();
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
