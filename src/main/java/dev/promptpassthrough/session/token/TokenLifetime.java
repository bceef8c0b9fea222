package dev.promptpassthrough.session.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;

import io.quarkus.logging.Log;

/**
 * Warns where a revocation shows late: the identity provider gives no refresh token, with which a session could be
 * checked meanwhile, and its ID tokens last long.
 */
@Singleton
class TokenLifetime {

    /** Within which a disabled user, a removed role or a sign-out is to show on every replica (OWASP ASVS 7.4). */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param grace for how long after its end a token is taken for good, since clocks differ */
    void check(TokenClaims idToken, boolean renewable, Duration grace) {
        Duration lifetime = idToken.lifetime();
        if (lifetime == null || renewable) {
            return;
        }
        if (lifetime.plus(grace).compareTo(LONGEST) > 0 && warned.compareAndSet(false, true)) {
            Log.warnf("The ID tokens of %s last %d s: a user who is disabled there, or has lost a role, may go on here for as"
                    + " long, and %d s more. Have the identity provider give this client refresh tokens, or let its ID tokens last"
                    + " %d s or less.", idToken.issuer(), lifetime.toSeconds(), grace.toSeconds(),
                    LONGEST.minus(grace).toSeconds());
        }
    }
}
