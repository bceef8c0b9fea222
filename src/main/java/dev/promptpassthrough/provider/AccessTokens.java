package dev.promptpassthrough.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/**
 * The tokens of one provider. The last one is kept until it expires; some minutes before, and as soon as the secret
 * changes, the next is fetched in the background, one fetch at a time for all who wait. While a fetch fails, the last
 * token goes on being used for as long as it lives.
 */
final class AccessTokens {

    /** How long before its end a token is replaced, and how long before it is used no more. */
    private static final Duration AHEAD = Duration.ofMinutes(4);
    private static final Duration MARGIN = Duration.ofSeconds(20);
    /** After a failure, so that a broken sign-in service is not called once for each request. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String slug;
    private final Vertx vertx;
    private final TokenSource source;
    private final Duration timeout;
    private final InstantSource clock;

    private volatile Held held = new Held(null, null, Instant.MIN);
    private Promise<AccessToken> fetching;
    private Failed failed;

    /** @param due when the next is to be fetched */
    private record Held(AccessToken token, String secret, Instant due) {
        @Override
        public String toString() {
            return "token until " + due;
        }
    }

    private record Failed(ProblemException problem, String secret, Instant until) {
        @Override
        public String toString() {
            return "no token until " + until;
        }
    }

    /** @param timeout longest wait for a token */
    AccessTokens(String slug, Vertx vertx, TokenSource source, Duration timeout, InstantSource clock) {
        this.slug = slug;
        this.vertx = vertx;
        this.source = source;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** A token that lives, at once where there is one. */
    Future<AccessToken> get(String secret) {
        Held now = held;
        Instant instant = clock.instant();
        boolean lives = now.token != null && instant.isBefore(now.token.expiresAt().minus(MARGIN));
        if (lives && instant.isBefore(now.due) && now.secret.equals(secret)) {
            return Future.succeededFuture(now.token);
        }
        Future<AccessToken> next = next(secret, instant);
        return lives ? Future.succeededFuture(now.token) : here(next);
    }

    private synchronized Future<AccessToken> next(String secret, Instant instant) {
        if (fetching != null) {
            return fetching.future();
        }
        if (failed != null && failed.secret.equals(secret) && instant.isBefore(failed.until)) {
            return Future.failedFuture(failed.problem);
        }
        Promise<AccessToken> promise = Promise.promise();
        fetching = promise;
        long timer = vertx.setTimer(timeout.toMillis(), late -> settle(promise, secret, null, new TimeoutException()));
        fetch(secret).onComplete(result -> {
            vertx.cancelTimer(timer);
            settle(promise, secret, result.result(), result.cause());
        });
        return promise.future();
    }

    private Future<AccessToken> fetch(String secret) {
        try {
            return source.fetch(secret);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void settle(Promise<AccessToken> promise, String secret, AccessToken token, Throwable cause) {
        ProblemException problem = token == null ? problem(cause) : null;
        synchronized (this) {
            if (fetching != promise) {
                return;
            }
            fetching = null;
            Instant now = clock.instant();
            if (token != null) {
                // A token that is given for less than the time ahead is replaced half-way.
                Duration life = Duration.between(now, token.expiresAt());
                Duration ahead = life.dividedBy(2).compareTo(AHEAD) < 0 ? life.dividedBy(2) : AHEAD;
                held = new Held(token, secret, token.expiresAt().minus(ahead));
                failed = null;
            } else {
                failed = new Failed(problem, secret, now.plus(PAUSE));
            }
        }
        if (token != null) {
            promise.complete(token);
        } else {
            Log.warnf("No token for provider %s: %s (%s)", slug, problem.getMessage(), cause.getClass().getSimpleName());
            promise.fail(problem);
        }
    }

    private static ProblemException problem(Throwable cause) {
        if (cause instanceof TokenRefused refused) {
            return new ProblemException(ProblemCode.UPSTREAM_UNREACHABLE, "The provider's sign-in service refused the "
                    + "gateway's credential (" + refused.getMessage() + "); an operator has to look at it.");
        }
        return cause instanceof TimeoutException
                ? new ProblemException(ProblemCode.UPSTREAM_TIMEOUT, "The provider's sign-in service took too long.")
                : new ProblemException(ProblemCode.UPSTREAM_UNREACHABLE,
                        "The provider's sign-in service could not be reached.");
    }

    /** The same on the caller's context: what is fetched for many comes in on the context of the first. */
    private Future<AccessToken> here(Future<AccessToken> future) {
        Context context = vertx.getOrCreateContext();
        Promise<AccessToken> promise = Promise.promise();
        future.onComplete(result -> context.runOnContext(run -> promise.handle(result)));
        return promise.future();
    }

    @Override
    public String toString() {
        return "***";
    }
}
