package dev.promptpassthrough.session.token;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Sessions that have ended although their tokens still look good: signed out here, or at the identity provider (OpenID
 * Connect Back-Channel Logout 1.0). A copy of their cookie opens nothing any more, on this replica at once; on the
 * others as soon as the ID token in it has to be renewed.
 */
@Singleton
public class EndedSessions {

    /** Longer than an ID token should last; see {@link TokenLifetime}. */
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MOST = 100_000;

    /** Up to when tokens of the session were issued that are dead now. */
    private final Cache<String, Instant> ends = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** Ends the session that an ID token belongs to. */
    public void end(String idToken) {
        end(TokenClaims.of(idToken), Instant.now().minusSeconds(1));
    }

    /** Ends what a verified logout token names: one session, or all of a user's. */
    void endAsTold(String logoutToken) {
        TokenClaims claims = TokenClaims.of(logoutToken);
        end(claims, claims.issuedAt());
    }

    /** @param atLeast tokens issued up to then are dead in any case */
    private void end(TokenClaims claims, Instant atLeast) {
        Instant upTo = claims.issuedAt() == null || claims.issuedAt().isBefore(atLeast) ? atLeast : claims.issuedAt();
        String key = claims.sessionId() != null ? sessionKey(claims) : userKey(claims);
        ends.asMap().merge(key, upTo, (one, other) -> one.isAfter(other) ? one : other);
    }

    boolean contains(TokenClaims idToken) {
        return endedBefore(sessionKey(idToken), idToken) || endedBefore(userKey(idToken), idToken);
    }

    /** A session that was begun anew may have the old one's id; its tokens are newer. */
    private boolean endedBefore(String key, TokenClaims idToken) {
        Instant end = ends.getIfPresent(key);
        return end != null && (idToken.issuedAt() == null || !idToken.issuedAt().isAfter(end));
    }

    private static String sessionKey(TokenClaims claims) {
        return "session|" + claims.issuer() + '|' + claims.sessionId();
    }

    private static String userKey(TokenClaims claims) {
        return "user|" + claims.issuer() + '|' + claims.subject();
    }
}
