package dev.promptpassthrough.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.promptpassthrough.session.token.TokenClaims;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.vertx.ext.web.RoutingContext;

/**
 * When a session ends unless it is used before. That is not when its ID token ends: a request after that renews it by
 * the refresh token, as long as the browser keeps the cookie and the identity provider agrees.
 */
@Singleton
class SessionEnd {

    private final Duration extension;

    SessionEnd(@ConfigProperty(name = "quarkus.oidc.authentication.session-age-extension") Duration extension) {
        this.extension = extension;
    }

    /** @return the end of the caller's session, or of their access token; {@code null} where it has none */
    Instant of(Caller caller, RoutingContext routing) {
        AuthorizationCodeTokens tokens = routing.get(AuthorizationCodeTokens.class.getName());
        if (!caller.bySession() || tokens == null || tokens.getRefreshToken() == null || caller.expiresAt() == null) {
            return caller.expiresAt();
        }
        Instant cookieEnd = caller.expiresAt().plus(extension);
        return Stream.of(Optional.of(cookieEnd), TokenClaims.of(tokens.getRefreshToken()).end())
                .flatMap(Optional::stream).min(Instant::compareTo).orElse(cookieEnd);
    }
}
