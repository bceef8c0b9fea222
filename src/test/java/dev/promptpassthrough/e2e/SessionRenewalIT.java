package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.CookieBrowser;

/** A session goes on while it is used, on every replica and in every tab. */
class SessionRenewalIT extends SessionTest {

    private static final Duration GRACE = Duration.ofSeconds(1);

    /** The relay gives each request of the code flow to the other replica. */
    @Test
    void shouldFinishOnOneReplicaASignInThatBeganOnAnother() {
        // When
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");

        // Then
        for (int replica : List.of(0, 1)) {
            HttpResponse<String> session = browser.getFrom(replicas.replica(replica), SESSION);
            assertThat(session.statusCode()).isEqualTo(200);
            assertThat(session.body()).contains("alice@example.com");
            assertThat(replicas.applications().get(replica).log()).contains("GET /session/callback",
                    "GET /dashboard/passthrough/");
        }
        assertThat(browser.postJson("/api/v1/prompts/passthrough/demo/", chat()).statusCode())
                .as("a CSRF token that one replica issued, at either").isEqualTo(200);
        assertThat(browser.postJson("/api/v1/prompts/passthrough/demo/", chat()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRenewASessionOnceForAllTabs() {
        // Given
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");
        int sessions = keycloak.admin().sessions("alice");

        for (int round = 1; round <= 2; round++) {
            untilExpired(browser);
            // When
            List<HttpResponse<String>> answers = tenAtOnce(browser, replicas.replica(0));

            // Then
            assertThat(answers).extracting(HttpResponse::statusCode).as("round %d", round).containsOnly(200);
            assertThat(answers).as("each brings the renewed cookie, whichever tab is closed meanwhile")
                    .allMatch(answer -> answer.headers().firstValue("Set-Cookie").orElse("").startsWith("q_session="));
            assertThat(Set.copyOf(answers.stream().map(answer -> answer.headers().firstValue("Set-Cookie").orElse("")
                    .split(";")[0]).toList())).as("renewed once").hasSize(1);
            takeOver(browser, answers.get(0));
        }
        assertThat(keycloak.admin().sessions("alice")).isEqualTo(sessions);
    }

    /** A tab may still send the old cookie for a moment; its refresh token has been used up. */
    @Test
    void shouldAcceptTheOldCookieForAMomentAfterRenewal() {
        // Given
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");
        untilExpired(browser);
        CookieBrowser late = browser.copy();
        assertThat(browser.getFrom(replicas.replica(0), SESSION).statusCode()).isEqualTo(200);

        // When
        HttpResponse<String> answer = late.getFrom(replicas.replica(0), SESSION);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** Each replica renews for its own requests: with several, a confidential client's refresh tokens must not rotate. */
    @Test
    void shouldRenewASessionOnSeveralReplicasAtOnce() {
        // Given
        keycloak.admin().rotateRefreshTokens(false);
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");

        for (int round = 1; round <= 2; round++) {
            untilExpired(browser);
            // When
            List<HttpResponse<String>> answers = tenAtOnce(browser, replicas.site());

            // Then
            assertThat(answers).extracting(HttpResponse::statusCode).as("round %d", round).containsOnly(200);
            takeOver(browser, answers.get(answers.size() - 1));
        }
    }

    /** The end of the ID token shows nowhere outside; to ask for the session would renew it. */
    private static void untilExpired(CookieBrowser browser) {
        long until = System.nanoTime() + LIFESPAN.plus(GRACE).plusSeconds(1).toNanos();
        await().atMost(SOON).until(() -> System.nanoTime() > until);
    }

    private static List<HttpResponse<String>> tenAtOnce(CookieBrowser browser, URI address) {
        ExecutorService tabs = Executors.newFixedThreadPool(10);
        try {
            var requests = IntStream.range(0, 10)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> browser.getFrom(address, SESSION), tabs)).toList();
            return requests.stream().map(CompletableFuture::join).toList();
        } finally {
            tabs.shutdown();
        }
    }

    private static void takeOver(CookieBrowser browser, HttpResponse<String> answer) {
        String[] cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0].split("=", 2);
        browser.setCookie(cookie[0], cookie[1]);
    }
}
