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

    void check(TokenClaims idToken) {
        if (idToken.issuedAt() == null || idToken.expiresAt() == null) {
            return;
        }
        Duration lifetime = Duration.between(idToken.issuedAt(), idToken.expiresAt());
        if (lifetime.compareTo(LONGEST) > 0 && warned.compareAndSet(false, true)) {
            Log.warnf("The ID tokens of %s last %d minutes: a user who is disabled there, or has lost a role, may go on here"
                    + " for as long. Let them last %d minutes or less at the identity provider; sessions are renewed by"
                    + " themselves.", idToken.issuer(), lifetime.toMinutes(), LONGEST.toMinutes());
        }
    }
}
