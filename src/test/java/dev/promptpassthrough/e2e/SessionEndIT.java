package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.Scripted;

/** A session ends everywhere when it is ended anywhere. */
class SessionEndIT extends SessionTest {

    private static final String CHAT = "/api/v1/prompts/passthrough/scripted/";

    @Test
    void shouldLeaveNothingToACopiedCookieAfterSignOut() {
        // Given
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");
        CookieBrowser thief = browser.copy();
        int sessions = keycloak.admin().sessions("alice");

        // When
        HttpResponse<String> signedOut = browser.signOut();

        // Then
        assertThat(signedOut.headers().firstValue("Location").orElseThrow())
                .startsWith(keycloak.authServerUrl() + "/protocol/openid-connect/logout?");
        assertThat(browser.cookies()).doesNotContainKey("q_session");
        assertThat(keycloak.admin().sessions("alice")).as("ended there even if the browser goes no further")
                .isEqualTo(sessions - 1);
        assertThat(browser.follow(signedOut).uri().toString()).contains("/protocol/openid-connect/auth");
        assertEndsOnEveryReplica(thief);
    }

    @Test
    void shouldEndASessionThatKeycloakHasEnded() {
        // Given
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");

        // When
        keycloak.admin().endSessions("alice");

        // Then
        assertEndsOnEveryReplica(browser);
    }

    /**
     * Long tokens, so that nothing else can have ended the session; and a sign-in in between, at which the framework forgets.
     */
    @Test
    void shouldEndASessionAtOnceWhereTheBackChannelReaches() {
        // Given
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
        // Of one session only, so that the one logout token is that session's.
        keycloak.admin().createUser("judy");
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "judy");
        long before = told(replicas.applications().get(0)) + told(replicas.applications().get(1));
        List<Long> counts = List.of(told(replicas.applications().get(0)), told(replicas.applications().get(1)));

        // When
        keycloak.admin().endSessions("judy");
        await().atMost(SOON).until(() -> told(replicas.applications().get(0)) + told(replicas.applications().get(1)) > before);
        int informed = told(replicas.applications().get(0)) > counts.get(0) ? 0 : 1;
        keycloak.admin().allowApplication(replicas.replica(informed));
        CookieBrowser.signedIn(replicas.replica(informed), "carol");

        // Then
        assertThat(browser.getFrom(replicas.replica(informed), SESSION).statusCode()).isEqualTo(401);
        assertThat(browser.getFrom(replicas.replica(informed), SESSION).statusCode()).as("not only once").isEqualTo(401);
        assertThat(browser.getFrom(replicas.replica(informed), "/dashboard/passthrough/").statusCode())
                .as("a navigation goes to sign-in").isEqualTo(302);
    }

    @Test
    void shouldEndTheSessionsOfADisabledUser() {
        // Given
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "carol");
        try {
            // When
            keycloak.admin().setEnabled("carol", false);

            // Then
            assertEndsOnEveryReplica(browser);
        } finally {
            keycloak.admin().setEnabled("carol", true);
        }
    }

    @Test
    void shouldTakeAwayARoleOnEveryReplica() {
        // Given
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "carol");
        assertThat(listing(browser)).contains("\"premium\"");
        try {
            // When
            keycloak.admin().revokeRole("carol", "premium");

            // Then
            await().atMost(SOON).until(() -> !listing(browser).contains("\"premium\""));
            assertThat(listing(browser)).as("the other replica's").contains("\"scripted\"").doesNotContain("\"premium\"");
            for (int replica : List.of(0, 1)) {
                assertThat(browser.postJson("/api/v1/prompts/passthrough/premium/x", chat()).statusCode())
                        .as("replica %d", replica).isEqualTo(403);
            }
        } finally {
            keycloak.admin().grantRole("carol", "premium");
        }
    }

    /** Who calls is decided when a call begins; how long a stream may last is bounded by its own timer. */
    @Test
    void shouldFinishAStreamWhoseSessionEndsMeanwhile() throws Exception {
        // Given
        CountDownLatch expired = new CountDownLatch(1);
        Scripted script = replicas.upstream().on(call -> stream(call, expired));
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");
        String token = keycloak.accessToken("alice");
        CompletableFuture<HttpResponse<String>> bySession = CompletableFuture
                .supplyAsync(() -> browser.postJson(CHAT + script.path(), chat()));
        CompletableFuture<HttpResponse<String>> byToken = post(CHAT + script.path(), token);
        script.next();
        script.next();

        // When
        keycloak.admin().endSessions("alice");
        assertEndsOnEveryReplica(browser);
        await().atMost(SOON).until(() -> CookieBrowser.of(replicas.site()).get(SESSION, "Authorization", "Bearer " + token)
                .statusCode() == 401);
        expired.countDown();

        // Then
        for (var answer : List.of(bySession.get(), byToken.get())) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("data: first\n\ndata: last\n\n");
        }
    }

    private static void stream(Call call, CountDownLatch expired) throws IOException, InterruptedException {
        call.readBody();
        call.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        call.chunk("data: first\n\n");
        expired.await();
        call.chunk("data: last\n\n").send("0\r\n\r\n");
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String token) {
        return CompletableFuture.supplyAsync(() -> CookieBrowser.postAsProgram(replicas.site().resolve(path), chat(),
                "Authorization", "Bearer " + token));
    }

    private void assertEndsOnEveryReplica(CookieBrowser browser) {
        for (URI replica : List.of(replicas.replica(0), replicas.replica(1))) {
            await().atMost(SOON).until(() -> browser.getFrom(replica, SESSION).statusCode() == 401);
            assertThat(browser.getFrom(replica, SESSION, "X-Requested-With", "JavaScript").statusCode()).isEqualTo(499);
        }
    }

    private static String listing(CookieBrowser browser) {
        return browser.get("/dashboard/passthrough/api/providers/").body();
    }

    private static long told(PackagedApplication application) {
        return application.log().lines().filter(line -> line.contains("has ended a session")).count();
    }
}
