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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;

import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.OtherSite;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireHead;

/** What other sites, and providers' answers, can make a signed-in user's browser do: nothing. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class, ReplicasExtension.class })
class BrowserDefenceIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final String SESSION = "/api/v1/session";

    /** Each tries what a page can: reads, writes in every form that needs no preflight, and one that does. */
    private static final String ATTACK = """
            <!doctype html><title>at work</title><script type="module">
            const site = '%1$s', send = (path, options) => fetch(site + path, { credentials: 'include', ...options }).catch(() => 0);
            const embed = (tag, path) => new Promise(done => {
              const element = Object.assign(document.createElement(tag), { src: site + path, onload: done, onerror: done });
              document.body.append(element);
            });
            await Promise.all([
              ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map(type =>
                send('%2$s', { method: 'POST', mode: 'no-cors', headers: { 'Content-Type': type }, body: '{"model":"m"}' })),
              send('%2$s', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': 'x' }, body: '{}' }),
              send('/session/logout', { method: 'POST', mode: 'no-cors' }),
              ...['%2$s', '/api/v1/session', '/dashboard/passthrough/api/providers/'].flatMap(path =>
                [send(path, { mode: 'no-cors' }), embed('img', path), embed('script', path)]),
            ]);
            document.title = 'done';
            </script><body></body>
            """;

    private static final Map<String, String> COOKIES = new ConcurrentHashMap<>();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private final Map<PackagedApplication, Integer> seen = new HashMap<>();
    private OtherSite other;
    private Replicas replicas;
    private BrowserSession browser;
    private Page page;

    @BeforeEach
    void open(Replicas replicas, BrowserSession browser) {
        this.replicas = replicas;
        this.browser = browser;
        this.page = browser.page();
        this.other = new OtherSite();
    }

    @AfterEach
    void close() {
        other.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void shouldDoNothingThatAnotherOriginAsksFor(boolean sibling) {
        // Given
        Scripted provider = replicas.upstream().on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        signInQuietly();
        other.page("/", ATTACK.formatted(replicas.site(), "/api/v1/prompts/passthrough/scripted/" + provider.path()));
        lookAway();

        // When
        page.navigate((sibling ? other.sibling("/") : other.stranger("/")).toString());
        page.waitForFunction("document.title === 'done'");

        // Then
        assertThat(provider.calls()).as("0 requests at the provider").isEmpty();
        List<String> answered = await().until(this::answered, lines -> lines.size() >= 13);
        assertThat(answered).allMatch(line -> line.matches("(OPTIONS .* 401|POST /session/logout 303|.* 40[13]) .*"));
        if (sibling) {
            assertThat(answered).as("the session's cookie went along").filteredOn(line -> line.contains(" 403 "))
                    .hasSizeGreaterThan(8);
        }
        assertThat(page.navigate(replicas.site() + SESSION).status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void shouldRefuseAFormThatAnotherSiteSubmits() {
        // Given
        KeycloakLogin.signIn(page, replicas.site() + PAGE, "alice");
        other.page("/", """
                <!doctype html><form method="post" action="%s/session/logout"><button>Win a prize</button></form>
                """.formatted(replicas.site()));

        // When
        page.navigate(other.sibling("/").toString());
        Response answer = page.waitForNavigation(() -> page.locator("button").click());

        // Then
        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.navigate(replicas.site() + SESSION).status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void shouldNotShowThePageInAFrame() {
        // Given
        KeycloakLogin.signIn(page, replicas.site() + PAGE, "alice");
        other.page("/", "<!doctype html><iframe src='%s'></iframe>".formatted(replicas.site() + PAGE));

        // When
        page.navigate(other.sibling("/").toString());

        // Then
        assertThat(browser.consoleErrors()).anyMatch(error -> error.contains("frame-ancestors 'none'"));
        assertThat(page.frames()).noneMatch(frame -> frame.content().contains("prompt-passthrough-root"));
    }

    /** By its address alone, as a link in a mail could: with an access token in the query, where some SDKs put it. */
    @ParameterizedTest
    @ValueSource(strings = { "text/html", "image/svg+xml" })
    void shouldRunNothingOfAProvidersAnswer(String type, Keycloak keycloak) {
        // Given
        String body = """
                <svg xmlns="http://www.w3.org/2000/svg" onload="document.title = 'it ran'">
                <script>document.title = 'it ran'; fetch('/api/v1/session')</script><title>provider</title></svg>""";
        Scripted provider = replicas.upstream().on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Type: " + type
                + "\r\nContent-Security-Policy: script-src 'unsafe-inline'\r\nSet-Cookie: q_session=x\r\nRefresh: 0;url=/\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body));
        signInQuietly();
        lookAway();

        // When
        Response answer = page.navigate(replicas.site() + "/api/v1/prompts/passthrough/scripted/" + provider.path() + "?key="
                + keycloak.accessToken("alice"));

        // Then
        assertThat(answer.text()).as("shown as it came").isEqualTo(body);
        assertThat(page.title()).isNotEqualTo("it ran");
        assertThat(answered()).noneMatch(line -> line.contains(SESSION));
        assertThat(answer.headersArray()).noneMatch(header -> header.name.equalsIgnoreCase("Set-Cookie"));
        assertThat(page.evaluate("() => self.origin")).as("an origin of its own").isEqualTo("null");
    }

    /** A provider's script is JavaScript by type, but nothing takes it for one of ours: the page's scripts bear a nonce. */
    @Test
    void shouldRunNoScriptOfAProvidersInThePage(Keycloak keycloak) {
        // Given
        Scripted provider = replicas.upstream().on(call -> call.send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: 16\r\n\r\nwindow.ran = 'x'"));
        KeycloakLogin.signIn(page, replicas.site() + PAGE, "alice");
        String address = replicas.site() + "/api/v1/prompts/passthrough/scripted/" + provider.path() + "?key="
                + keycloak.accessToken("alice");
        assertThat(page.evaluate("address => fetch(address).then(answer => answer.text())", address))
                .as("what would run").isEqualTo("window.ran = 'x'");

        // When
        String blocked = (String) page.evaluate("""
                address => new Promise(done => {
                  const script = document.createElement('script');
                  try { script.src = address; } catch (refused) { done('refused: ' + refused.name); }
                  script.onload = () => done('loaded'); script.onerror = () => done('blocked');
                  document.head.append(script);
                })""", address);

        // Then
        assertThat(blocked).isNotEqualTo("loaded");
        assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    }

    @ParameterizedTest
    @EnumSource
    void shouldProtectEveryAnswer(ProtectedAnswers.Answer answer, Keycloak keycloak) {
        // When
        WireHead head = answer.from(replicas.replica(0), cookies(), token(keycloak));

        // Then
        assertThat(head).as("an answer to %s", answer).isNotNull();
        assertThat(head.status()).as("status of %s", answer).isEqualTo(answer.status);
        ProtectedAnswers.assertProtected(answer.name(), head, false);
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndAConnectionThatSpeaksNoHttp(ProtectedAnswers.Refusal refusal) {
        refusal.assertBare(replicas.replica(0));
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
    }

    @Test
    void shouldAnswerEachKindOfCallerInItsWay() {
        CookieBrowser nobody = CookieBrowser.of(replicas.site());
        CookieBrowser alice = CookieBrowser.signedIn(replicas.site(), "alice");
        for (String api : List.of(SESSION, PAGE + "api/providers/", "/api/v1/prompts/passthrough/scripted/x")) {
            assertChallenged(nobody.get(api), 401, "Bearer");
            assertChallenged(nobody.get(api, "X-Requested-With", "JavaScript"), 499, "OIDC");
            assertChallenged(alice.get(api, "Authorization", "Bearer a.b.c"), 401, "Bearer");
            assertChallenged(alice.get(api, "Authorization", "Basic YWxpY2U6YWxpY2U="), 401, "Bearer");
        }
        for (String header : List.of("x-api-key", "api-key", "x-goog-api-key")) {
            assertChallenged(alice.get("/api/v1/prompts/passthrough/scripted/x", header, "sk-foreign"), 401, "Bearer");
        }
        assertThat(nobody.get(PAGE).statusCode()).isEqualTo(302);
        assertThat(nobody.get(PAGE, "X-Requested-With", "JavaScript").statusCode()).isEqualTo(499);
        assertThat(alice.get(PAGE, "Authorization", "Bearer a.b.c").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q", "/q/health", "/q/health/live", "/q/metrics", "/q/openapi", "/q/swagger-ui", "/q/dev-ui",
            "/q/info",
            "/health", "/metrics", "/openapi", "/management", "/actuator", "/application.properties",
            "/.git/HEAD", "/META-INF/MANIFEST.MF", "/assets/", "/assets" })
    void shouldServeNothingElseOnThePublicPort(String path) {
        CookieBrowser alice = CookieBrowser.of(replicas.site());
        COOKIES.forEach(alice::setCookie);

        assertThat(alice.get(path).statusCode()).isEqualTo(404);
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

    /** Until nothing of the page's own is under way any more. */
    private void signInQuietly() {
        KeycloakLogin.signIn(page, replicas.site() + PAGE, "alice");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.navigate("about:blank");
    }

    private static void assertChallenged(HttpResponse<String> answer, int status, String scheme) {
        assertThat(answer.statusCode()).as("%s", answer.uri()).isEqualTo(status);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains(scheme);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Passthrough-Error")).contains("unauthenticated");
    }

    private static URI callbackOf(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static void assertNoSession(CookieBrowser browser, String query) {
        HttpResponse<String> answer = browser.get("/session/callback" + query);
        assertThat(answer.statusCode()).as("callback%s", query).isEqualTo(401);
        assertThat(answer.body()).contains("Sign-in was not completed");
        assertThat(browser.cookies()).doesNotContainKey("q_session");
    }

    private String cookies() {
        if (COOKIES.isEmpty()) {
            COOKIES.putAll(CookieBrowser.signedIn(replicas.site(), "alice").cookies());
        }
        return COOKIES.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((one, next) -> one + "; " + next).orElseThrow();
    }

    private static String token(Keycloak keycloak) {
        return TOKENS.computeIfAbsent("alice", keycloak::accessToken);
    }

    /** What the applications have answered since the last look, of what matters here. */
    private List<String> answered() {
        return replicas.applications().stream().flatMap(application -> {
            List<String> lines = application.log().lines().filter(line -> line.contains("[dev.promptpassthrough.access]"))
                    .map(line -> line.replaceFirst(".* 127.0.0.1 ", ""))
                    .filter(line -> line.contains(" /api/") || line.contains("/logout") || line.contains("/providers/"))
                    .toList();
            return lines.stream().skip(seen.getOrDefault(application, 0));
        }).toList();
    }

    private void lookAway() {
        seen.clear();
        replicas.applications().forEach(application -> seen.put(application, (int) application.log().lines()
                .filter(line -> line.contains("[dev.promptpassthrough.access]"))
                .filter(line -> line.contains(" /api/") || line.contains("/logout") || line.contains("/providers/")).count()));
    }
}
