package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;

import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.OtherSite;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;
import dev.promptpassthrough.testsupport.Scripted;

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

    /** Until nothing of the page's own is under way any more. */
    private void signInQuietly() {
        KeycloakLogin.signIn(page, replicas.site() + PAGE, "alice");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.navigate("about:blank");
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
