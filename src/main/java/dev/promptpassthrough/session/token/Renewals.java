package dev.promptpassthrough.session.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.vertx.ext.web.RoutingContext;

/**
 * One renewal for all requests of a session whose tokens have expired. Ten tabs would bring the same refresh token ten
 * times, and an identity provider that rotates refresh tokens takes the second use for theft and ends the session
 * (RFC 9700 §4.14.2). Requests that were under way with the old cookie meanwhile get the new tokens too.
 */
@Singleton
class Renewals {

    private static final String LEADS = Renewals.class.getName();
    /** Longer than the browser needs to take over the new cookie, also from a tab that was closed meanwhile. */
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 20_000;

    private final Cache<String, Renewal> renewals = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /**
     * What a renewal gave.
     *
     * @param cookie the session cookie's new value; {@code null} where the tokens are still the old ones
     * @param maxAge how long the browser shall keep it, in seconds
     */
    record Renewed(AuthorizationCodeTokens tokens, String cookie, long maxAge) {
        @Override
        public String toString() {
            return cookie == null ? "the old tokens" : "new tokens for " + maxAge + " s";
        }
    }

    /** @param result {@code null} within it: the renewal came to nothing, and each request has to find out for itself */
    private record Renewal(CompletableFuture<Renewed> result) {
    }

    /**
     * Joins the renewal of a session's tokens.
     *
     * @return what it gives; {@code null} where this request is the one that has to do it
     */
    CompletableFuture<Renewed> join(RoutingContext routing, String refreshToken) {
        String key = TokenDigest.of(refreshToken);
        Renewal mine = new Renewal(new CompletableFuture<>());
        Renewal first = renewals.asMap().putIfAbsent(key, mine);
        if (first != null) {
            return first.result().copy().completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        routing.put(LEADS, mine);
        // An answer without new tokens: there are none to be had. Not so where the caller has left; the renewal goes on.
        routing.addEndHandler(ended -> {
            if (ended.succeeded() && mine.result().complete(null)) {
                renewals.asMap().remove(key, mine);
            }
        });
        return null;
    }

    /** Lets none of them wait or ask on its own where the identity provider has refused. */
    void fail(RoutingContext routing, Throwable refusal) {
        Renewal mine = routing.get(LEADS);
        if (mine != null) {
            mine.result().completeExceptionally(refusal);
        }
    }

    /** Hands the tokens that the request has brought to all that wait for them, and to those that will come late. */
    void complete(RoutingContext routing, Renewed renewed) {
        Renewal mine = routing.get(LEADS);
        if (mine != null) {
            mine.result().complete(renewed);
        }
    }
}
