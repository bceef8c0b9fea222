package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

class AccessTokensTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Promise<AccessToken>> fetches = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private volatile Instant now = START;
    private AccessTokens tokens = tokens(Duration.ofSeconds(10));

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void shouldFetchOneTokenForAllWhoWait() {
        Future<AccessToken> first = tokens.get("s");
        Future<AccessToken> second = tokens.get("s");
        give(0, "t1", 3600);

        assertThat(value(first)).isEqualTo("t1");
        assertThat(value(second)).isEqualTo("t1");
        assertThat(fetches).hasSize(1);
    }

    @Test
    void shouldKeepATokenUntilShortlyBeforeItsEnd() {
        have("t1", 3600);
        now = START.plusSeconds(3300);

        Future<AccessToken> next = tokens.get("s");

        assertThat(next.isComplete()).isTrue();
        assertThat(next.result().value()).isEqualTo("t1");
        assertThat(fetches).hasSize(1);
    }

    @Test
    void shouldReplaceATokenInTheBackgroundBeforeItEnds() {
        have("t1", 3600);
        now = START.plusSeconds(3400);

        assertThat(tokens.get("s").result().value()).isEqualTo("t1");
        assertThat(tokens.get("s").result().value()).isEqualTo("t1");
        give(1, "t2", 3600);

        assertThat(tokens.get("s").result().value()).isEqualTo("t2");
        assertThat(fetches).hasSize(2);
    }

    @Test
    void shouldGoOnWithALivingTokenWhileItsReplacementFails() {
        have("t1", 3600);
        now = START.plusSeconds(3400);
        tokens.get("s");
        fetches.get(1).fail(new TokenRefused("invalid_client"));

        assertThat(tokens.get("s").result().value()).isEqualTo("t1");
        assertThat(fetches).as("no second attempt at once").hasSize(2);
        now = START.plusSeconds(3403);
        assertThat(tokens.get("s").result().value()).isEqualTo("t1");
        assertThat(fetches).hasSize(3);
    }

    @Test
    void shouldUseNoTokenThatHasEnded() {
        have("t1", 3600);
        now = START.plusSeconds(3590);

        Future<AccessToken> next = tokens.get("s");

        assertThat(next.isComplete()).isFalse();
        give(1, "t2", 3600);
        assertThat(value(next)).isEqualTo("t2");
    }

    @Test
    void shouldFetchAnewWhenTheSecretChangesAndServeTheLastTokenMeanwhile() {
        have("t1", 3600);

        assertThat(tokens.get("s2").result().value()).isEqualTo("t1");
        give(1, "t2", 3600);

        assertThat(tokens.get("s2").result().value()).isEqualTo("t2");
        assertThat(secrets).containsExactly("s", "s2");
    }

    @Test
    void shouldSayThatItWasRefusedAndNotAskAgainAtOnce() {
        Future<AccessToken> first = tokens.get("s");
        fetches.get(0).fail(new TokenRefused("invalid_client"));

        assertThat(problem(first).code()).isEqualTo(ProblemCode.UPSTREAM_UNREACHABLE);
        assertThat(problem(first)).hasMessageContaining("invalid_client");
        assertThat(problem(tokens.get("s")).code()).isEqualTo(ProblemCode.UPSTREAM_UNREACHABLE);
        assertThat(fetches).hasSize(1);
    }

    @Test
    void shouldAskAgainAtOnceWithANewSecret() {
        problemOf(tokens.get("s"), new TokenRefused("invalid_client"));

        Future<AccessToken> next = tokens.get("s2");
        give(1, "t2", 3600);

        assertThat(value(next)).isEqualTo("t2");
    }

    @Test
    void shouldGiveUpOnASlowEndpointAndTryAgainLater() {
        tokens = tokens(Duration.ofMillis(50));

        assertThat(problem(tokens.get("s")).code()).isEqualTo(ProblemCode.UPSTREAM_TIMEOUT);

        now = START.plusSeconds(5);
        Future<AccessToken> next = tokens.get("s");
        give(1, "t2", 3600);
        assertThat(value(next)).isEqualTo("t2");
        give(0, "too late", 3600);
        assertThat(tokens.get("s").result().value()).isEqualTo("t2");
    }

    @Test
    void shouldReplaceAShortLivedTokenHalfWayRatherThanAtOnce() {
        have("t1", 120);
        now = START.plusSeconds(50);
        tokens.get("s");
        assertThat(fetches).hasSize(1);

        now = START.plusSeconds(61);
        tokens.get("s");

        assertThat(fetches).hasSize(2);
    }

    @Test
    void shouldComeBackToTheEventLoopOfWhoAsked() throws InterruptedException {
        Context context = VERTX.getOrCreateContext();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch came = new CountDownLatch(1);
        boolean[] onContext = { false };
        context.runOnContext(run -> {
            tokens.get("s").onComplete(result -> {
                onContext[0] = Vertx.currentContext() == context;
                came.countDown();
            });
            asked.countDown();
        });
        assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

        give(0, "t1", 3600);

        assertThat(came.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(onContext[0]).isTrue();
    }

    @Test
    void shouldNeverShowAToken() {
        have("t0k3n-canary", 3600);

        assertThat(new Credential.Token(Secret.of("s3cr3t-canary"), tokens).toString()).doesNotContain("canary");
        assertThat(new AccessToken("t0k3n-canary", START).toString()).doesNotContain("canary");
    }

    private AccessTokens tokens(Duration timeout) {
        return new AccessTokens("acme", VERTX, secret -> {
            secrets.add(secret);
            fetches.add(Promise.promise());
            return fetches.get(fetches.size() - 1).future();
        }, timeout, () -> now);
    }

    private void have(String value, long seconds) {
        Future<AccessToken> first = tokens.get("s");
        give(0, value, seconds);
        value(first);
    }

    private void give(int fetch, String value, long seconds) {
        fetches.get(fetch).complete(new AccessToken(value, now.plusSeconds(seconds)));
    }

    private static String value(Future<AccessToken> future) {
        Awaitility.await().until(future::isComplete);
        return future.result().value();
    }

    private static ProblemException problem(Future<AccessToken> future) {
        Awaitility.await().until(future::isComplete);
        return (ProblemException) future.cause();
    }

    private void problemOf(Future<AccessToken> future, Throwable cause) {
        fetches.get(0).fail(cause);
        problem(future);
    }
}
