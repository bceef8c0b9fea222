package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;
import dev.promptpassthrough.testsupport.Scripted;

/**
 * A session's life on two replicas without sticky sessions, against a Keycloak that rotates refresh tokens: it goes on
 * while it is used, and ends everywhere when it is ended anywhere. Tokens last seconds here instead of minutes.
 */
@ExtendWith({ KeycloakExtension.class, ReplicasExtension.class })
class SessionIT {

    private static final String SESSION = "/api/v1/session";
    private static final String CHAT = "/api/v1/prompts/passthrough/scripted/";
    private static final Duration LIFESPAN = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** Generous: a token's life, its grace, and a slow machine. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private Keycloak keycloak;
    private Replicas replicas;

    @BeforeEach
    void shortenTokens(Keycloak keycloak, Replicas replicas) {
        this.keycloak = keycloak;
        this.replicas = replicas;
        keycloak.admin().setAccessTokenLifespan(LIFESPAN);
        keycloak.admin().setBackChannelLogout(replicas.site().resolve("/session/backchannel-logout"));
    }

    @AfterEach
    void restoreTokens() {
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
        keycloak.admin().rotateRefreshTokens(true);
    }

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
        return HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(replicas.site().resolve(path))
                .header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString(chat())).build(),
                BodyHandlers.ofString());
    }

    private void assertEndsOnEveryReplica(CookieBrowser browser) {
        for (URI replica : List.of(replicas.replica(0), replicas.replica(1))) {
            await().atMost(SOON).until(() -> browser.getFrom(replica, SESSION).statusCode() == 401);
            assertThat(browser.getFrom(replica, SESSION, "X-Requested-With", "JavaScript").statusCode()).isEqualTo(499);
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

    private static String listing(CookieBrowser browser) {
        return browser.get("/dashboard/passthrough/api/providers/").body();
    }

    private static long told(PackagedApplication application) {
        return application.log().lines().filter(line -> line.contains("has ended a session")).count();
    }

    private static String chat() {
        return """
                {"model": "demo-fast", "messages": [{"role": "user", "content": "Good morning"}]}""";
    }
}
