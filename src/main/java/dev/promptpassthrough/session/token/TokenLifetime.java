package dev.promptpassthrough.session.token;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.logging.Log;

/**
 * Warns where ID tokens last so long that a revocation shows late. A session is asked for at the identity provider each
 * time its ID token ends, and on most replicas not before.
 */
@ApplicationScoped
class TokenLifetime {

    /** Within which a disabled user, a removed role or a sign-out is to show on every replica (OWASP ASVS 7.4). */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param grace for how long after its end a token is taken for good, since clocks differ */
    void check(TokenClaims idToken, Duration grace) {
        if (idToken.issuedAt() == null || idToken.expiresAt() == null) {
            return;
        }
        Duration lifetime = Duration.between(idToken.issuedAt(), idToken.expiresAt());
        if (lifetime.plus(grace).compareTo(LONGEST) > 0 && warned.compareAndSet(false, true)) {
            Log.warnf("The ID tokens of %s last %d s: a user who is disabled there, or has lost a role, may go on here for as"
                    + " long, and %d s more. Let them last %d s or less at the identity provider; a session is renewed by"
                    + " itself.", idToken.issuer(), lifetime.toSeconds(), grace.toSeconds(), LONGEST.minus(grace).toSeconds());
        }
    }
}
