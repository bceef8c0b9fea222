package dev.promptpassthrough.passthrough;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.session.token.TokenDigest;

/**
 * Access tokens that have been verified a moment ago, so that a program that calls often does not have its signature
 * checked each time. Known by the SHA-256 of all of the token: a shorter key lets one token stand for another
 * (CVE-2026-35030). An entry ends with its token, and soon in any case, so that a key that is taken back or a role that
 * is changed shows.
 */
@Singleton
class VerifiedTokens {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final Cache<String, Caller> callers = Caffeine.newBuilder()
            .maximumSize(MOST)
            // Its upkeep is a few steps: to wake another thread for them took more time than all else that is done here.
            .executor(Runnable::run)
            .expireAfter(Expiry.<String, Caller> creating((digest, caller) -> lifetime(caller)))
            .build();

    /** The caller of a verified token, or {@code null}. */
    Caller find(String digest) {
        return callers.getIfPresent(digest);
    }

    void remember(String digest, Caller caller) {
        callers.put(digest, caller);
    }

    /** What a token is known by here. */
    static String digest(String token) {
        return TokenDigest.of(token);
    }

    /** A token without an end is not kept at all. */
    private static Duration lifetime(Caller caller) {
        if (caller.expiresAt() == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(Instant.now(), caller.expiresAt());
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
