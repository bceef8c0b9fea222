package dev.promptpassthrough.session.token;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.logging.Log;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;

/**
 * Asks the identity provider again whether a session still is one, and with which roles, well before its tokens end: by
 * renewing them. However long they last, a disabled user, a role taken away or a sign-out elsewhere shows in time
 * (OWASP ASVS 7.4).
 */
@Singleton
class Recheck {

    private static final String KEY = "passthrough.session.recheck-after";

    private final Duration interval;
    private final Function<String, Uni<AuthorizationCodeTokens>> identityProvider;

    @Inject
    Recheck(@ConfigProperty(name = KEY) Duration interval, TenantConfigBean tenants) {
        this(interval, refreshToken -> tenants.getDefaultTenant().provider().refreshTokens(refreshToken));
    }

    Recheck(Duration interval, Function<String, Uni<AuthorizationCodeTokens>> identityProvider) {
        this.interval = interval;
        this.identityProvider = identityProvider;
    }

    void atStart(@Observes StartupEvent start) {
        if (interval.isNegative() || interval.isZero()) {
            throw new ConfigurationException(KEY + " must be more than nothing, for example " + KEY + "=4m");
        }
    }

    /** Without a refresh token there is nothing to ask with; {@link TokenLifetime} warns of that. */
    boolean isDue(AuthorizationCodeTokens tokens, Instant checkedAt) {
        return tokens.getRefreshToken() != null && Instant.now().isAfter(checkedAt.plus(interval));
    }

    /**
     * Renews tokens.
     *
     * @return the old ones where the identity provider does not answer: whoever is signed in goes on until they end. Fails
     *         with {@link AuthenticationFailedException} where it refuses
     */
    Uni<AuthorizationCodeTokens> renew(AuthorizationCodeTokens old) {
        return Uni.createFrom().deferred(() -> identityProvider.apply(old.getRefreshToken()))
                .map(fresh -> completed(fresh, old))
                .onFailure(failure -> !(failure instanceof AuthenticationFailedException))
                .recoverWithUni(failure -> isRefusal(failure)
                        ? Uni.createFrom()
                                .failure(new AuthenticationFailedException("The identity provider has ended the session"))
                        : unasked(old, failure));
    }

    /** It need not send what has not changed (RFC 6749 §6, OpenID Connect Core §12.2). */
    private static AuthorizationCodeTokens completed(AuthorizationCodeTokens fresh, AuthorizationCodeTokens old) {
        if (fresh.getIdToken() == null) {
            fresh.setIdToken(old.getIdToken());
        }
        if (fresh.getRefreshToken() == null) {
            fresh.setRefreshToken(old.getRefreshToken());
        }
        if (!TokenClaims.of(fresh.getIdToken()).isOfSameUser(TokenClaims.of(old.getIdToken()))) {
            throw new AuthenticationFailedException("The identity provider has renewed the session for somebody else");
        }
        return fresh;
    }

    /** RFC 6749 §5.2: the token was revoked, has expired or was used before. All else is no word on the session. */
    private static boolean isRefusal(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("invalid_grant");
    }

    private static Uni<AuthorizationCodeTokens> unasked(AuthorizationCodeTokens old, Throwable failure) {
        Log.warnf("A session is left as it was, since the identity provider could not be asked: %s",
                failure.getClass().getSimpleName());
        return Uni.createFrom().item(old);
    }
}
