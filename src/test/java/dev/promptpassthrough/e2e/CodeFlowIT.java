package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;

/** Who comes back from the identity provider, and where sign-in and sign-out lead. */
@ExtendWith({ KeycloakExtension.class, ReplicasExtension.class })
class CodeFlowIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private Replicas replicas;

    @BeforeEach
    void take(Replicas replicas) {
        this.replicas = replicas;
    }

    @Test
    void shouldGoNowhereElseAfterSignInOrSignOut() throws IOException {
        // Given
        CookieBrowser alice = CookieBrowser.signedIn(replicas.site(), "alice");
        List<String> corpus;
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/open-redirects.txt"))) {
            corpus = lines.filter(line -> !line.startsWith("# ")).map(line -> line.replace("\\t", "\t").replace("\\r", "\r")
                    .replace("\\n", "\n").replace("\\0", "\0")).toList();
        }

        int sentHome = 0;
        for (String elsewhere : corpus) {
            String encoded = URLEncoder.encode(elsewhere, StandardCharsets.UTF_8);
            // When
            HttpResponse<String> login = alice.get("/session/login?return-to=" + encoded);

            // Then
            if (login.statusCode() != 400) {
                // The guard refuses control characters before anything else.
                assertThat(login.headers().firstValue("Location")).as("return-to=%s", elsewhere).contains(PAGE);
                sentHome++;
            }
        }
        assertThat(sentHome).isGreaterThan(20);
        HttpResponse<String> signedOut = alice.post(replicas.site().resolve("/session/logout?return-to=//evil.example"),
                Map.of("csrf-token", alice.csrfToken(), "return-to", "https://evil.example", "post_logout_redirect_uri",
                        "https://evil.example"));
        assertThat(signedOut.headers().firstValue("Location").orElseThrow()).doesNotContain("evil");
    }

    /** The four ways of RFC 6819 §5.3.5, and a code that was used already. */
    @Test
    void shouldGiveNobodyASessionWhoComesBackWithoutHavingBeenSent() {
        // Given
        CookieBrowser victim = CookieBrowser.of(replicas.site());
        HttpResponse<String> form = victim.follow(victim.get(PAGE));
        CookieBrowser withoutState = victim.copy();
        withoutState.cookies().keySet().forEach(withoutState::removeCookie);
        URI callback = callbackOf(victim.answerForm(form, "alice"));
        String query = callback.getRawQuery();
        String code = query.replaceAll(".*code=([^&]+).*", "$1");

        // When / Then
        assertNoSession(withoutState, "?" + query);
        assertNoSession(victim.copy(), "?code=" + code);
        assertNoSession(victim.copy(), "?state=&code=" + code);
        assertNoSession(victim.copy(), "?state=00000000-0000-0000-0000-000000000000&code=" + code);
        assertNoSession(victim.copy(), "");
        CookieBrowser again = victim.copy();
        assertThat(victim.get("/session/callback?" + query).statusCode()).isEqualTo(302);
        assertThat(victim.cookies()).containsKey("q_session");
        assertNoSession(again, "?" + query);
        assertLogged(".*Sign-in failed: \\{\"error\":\"invalid_grant\".*, request [0-9a-f]{32}");
    }

    @Test
    void shouldSayInALineWhyWhoeverTurnsBackHasNoSession() {
        // Given
        CookieBrowser visitor = CookieBrowser.of(replicas.site());
        String state = callbackOf(visitor.knock()).getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
        String denied = "?error=access_denied&error_description=turned%20back&state=" + state;

        // When / Then
        assertThat(visitor.copy().get("/session/callback" + denied + "%1B%5B2J").statusCode())
                .as("with what a terminal would act on").isEqualTo(400);
        assertThat(assertNoSession(visitor, denied)).contains("was cancelled", "/dashboard/passthrough/");
        assertLogged(".*Sign-in failed: .*access_denied.*turned back.*, request [0-9a-f]{32}");
        // The framework's own account of it would stand before that line.
        assertThat(log()).noneMatch(line -> line.contains("ERROR") && line.contains("access_denied"))
                .noneMatch(line -> line.contains("Error handler path is not configured"));
    }

    @Test
    void shouldForgetTheOldestOfManySignInsThatWereBegun() {
        // Given
        CookieBrowser visitor = CookieBrowser.of(replicas.site());

        // When
        for (int i = 0; i < 12; i++) {
            visitor.get(PAGE + "?provider=" + "x".repeat(500));
        }

        // Then
        assertThat(visitor.cookies()).hasSizeLessThanOrEqualTo(4);
        assertThat(String.join("; ", visitor.cookies().values())).hasSizeLessThan(8 * 1024);
        assertThat(visitor.get(PAGE + "?provider=" + "x".repeat(5_000)).statusCode())
                .as("what would not fit into a cookie is not kept").isEqualTo(303);
    }

    private void assertLogged(String line) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(log()).anyMatch(some -> some.matches(line)));
    }

    /** Of all replicas. */
    private List<String> log() {
        return replicas.applications().stream().flatMap(application -> application.log().lines()).toList();
    }

    private static URI callbackOf(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String assertNoSession(CookieBrowser browser, String query) {
        HttpResponse<String> answer = browser.get("/session/callback" + query);
        assertThat(answer.statusCode()).as("callback%s", query).isEqualTo(401);
        assertThat(answer.body()).contains("Sign-in was not completed");
        assertThat(browser.cookies()).doesNotContainKey("q_session");
        return answer.body();
    }

}
