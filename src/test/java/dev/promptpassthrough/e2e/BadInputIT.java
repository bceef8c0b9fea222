package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;

/** What goes wrong is told plainly, by whom it was, and nothing typed is lost; {@link WorkbenchIT} has the rest. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class })
class BadInputIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final String PASSTHROUGH = "/api/v1/prompts/passthrough/";
    private static final int LARGE = 40 * 1024 * 1024;
    private static final String WEB_PAGE = """
            <!doctype html><html><head><title>Portal</title><script>window.hasRun = true</script></head>
            <body><h1>Portal</h1><img src="x" onerror="window.hasRun = true"></body></html>
            """;

    private static ScriptedUpstream upstream;
    private static PackagedApplication application;
    private static Keycloak identityProvider;

    /** Of all tests of this class. */
    private static final Set<String> ORIGINS = new TreeSet<>();

    private final List<Request> exchanges = new CopyOnWriteArrayList<>();
    private BrowserSession browser;
    private Page page;
    private WorkbenchView bench;

    @BeforeAll
    static void start(Keycloak keycloak) {
        identityProvider = keycloak;
        upstream = new ScriptedUpstream();
        Scripted portal = upstream.on(call -> {
            call.readBody();
            call.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + WEB_PAGE.length() + "\r\n\r\n"
                    + WEB_PAGE);
        });
        ApplicationLaunch launch = ApplicationLaunch.production(keycloak).with("passthrough.demo.enabled", "true");
        provider(launch, "portal", "A portal", portal.path()).with("passthrough.providers.portal.auth.scheme", "none");
        provider(launch, "keyless", "No key yet", portal.path())
                .with("passthrough.providers.keyless.auth.variable", "KEYLESS_API_KEY");
        provider(launch, "premium", "For few", portal.path()).with("passthrough.providers.premium.auth.scheme", "none")
                .with("passthrough.providers.premium.roles-allowed", "premium");
        application = launch.start();
    }

    private static ApplicationLaunch provider(ApplicationLaunch launch, String slug, String name, String path) {
        String key = "passthrough.providers." + slug + ".";
        return launch.with(key + "name", name).with(key + "family", "openai-chat")
                .with(key + "base-url", "http://127.0.0.1:" + upstream.port() + "/" + path + "/")
                .with(key + "default-path", "chat/completions").with(key + "allow-private-address", "true");
    }

    @AfterAll
    static void stop() {
        application.stop();
        upstream.close();
    }

    @BeforeEach
    void open(BrowserSession session) {
        browser = session;
        page = session.page();
        bench = new WorkbenchView(page);
        session.context().onRequest(this::note);
    }

    @AfterEach
    void shouldHaveBrokenNoPolicyAndAskedNobodyElse() {
        assertThat(browser.policyViolations()).isEmpty();
        assertThat(ORIGINS).isSubsetOf(origin(application.baseUri()), origin(identityProvider.authServerUrl()));
    }

    @Test
    void shouldNotSendAnEmptyBody() {
        // Given
        signIn("alice");
        bench.clear();

        // When
        bench.send();

        // Then
        assertThat(bench.region("Request").getByText("The body is empty. Choose a template or write JSON.").first())
                .isVisible();
        assertThat(bench.button("Send")).isVisible();
        assertThat(exchanges).isEmpty();
    }

    /** The answer comes while the browser still sends; it must not be lost to a connection closed too early. */
    @Test
    void shouldTellThatABodyIsTooLarge(@TempDir Path folder) throws IOException {
        // Given
        signIn("alice");
        page.locator("input[type=file]").setInputFiles(largeRequest(folder));
        assertThat(bench.region("Request").getByText("Opened “large.json”.")).isVisible(patiently());
        assertThat(bench.region("Request").getByText("Valid JSON")).isVisible(patiently());

        // When
        bench.send();

        // Then
        assertThat(happened()).containsText("The body is larger than the gateway accepts.",
                new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(bench.status("413 Request Entity Too Large")).isVisible();
        assertThat(bench.editor()).containsText("line 1 of a large request");
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void shouldTellWhichKeyAProviderLacks() {
        // Given
        signIn("alice");
        bench.write(chat("demo-fast", false));
        bench.choice("Provider").click();
        Locator keyless = bench.option("No key yet");

        // When
        assertThat(keyless).hasAttribute("aria-disabled", "true");
        assertThat(keyless).containsText("Not available: KEYLESS_API_KEY is not set");
        keyless.click(new Locator.ClickOptions().setForce(true));
        page.keyboard().press("Escape");

        // Then
        assertThat(bench.choice("Provider")).containsText("Demo");
        assertThat(bench.editor()).containsText("demo-fast");
        assertThat(open("keyless").status()).isEqualTo(404);
    }

    @Test
    void shouldShowAProviderOnlyToThoseWithItsRole() {
        // Given
        signIn("bob");

        // When
        bench.choice("Provider").click();

        // Then
        assertThat(bench.option("A portal")).isVisible();
        assertThat(bench.option("For few")).hasCount(0);
        Response refused = open("premium");
        assertThat(refused.status()).isEqualTo(404);
        String told = withoutRandom(refused);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the workbench"))).isVisible();
        assertThat(told).as("nothing tells a hidden provider from none").isEqualTo(withoutRandom(open("nobody")));
    }

    @Test
    void shouldOfferAProviderToThoseWithItsRole() {
        // When
        signIn("carol", "?provider=premium");

        // Then
        assertThat(bench.choice("Provider")).containsText("For few");
    }

    @Test
    void shouldTellAnErrorPageOfTheProvidersFromJson() {
        // Given
        signIn("alice");
        bench.write(chat("demo-html", false));

        // When
        bench.send();

        // Then
        assertThat(bench.status("502 Bad Gateway")).isVisible();
        assertThat(happened()).containsText("502 from Demo.");
        assertThat(happened()).containsText("The provider answered with HTML.");
        assertThat(bench.responseBody()).containsText("<h1>502 Bad Gateway</h1>");
        assertThat(bench.editor()).containsText("demo-html");
    }

    @Test
    void shouldRunNothingOfAWebPage() {
        // Given
        signIn("alice");
        bench.choose("Provider", "A portal");
        bench.write(chat("any", false));

        // When
        bench.send();

        // Then
        assertThat(bench.status("200 OK")).isVisible();
        assertThat(happened()).containsText("A web page, not JSON.");
        assertThat(bench.responseBody()).containsText("<script>window.hasRun = true</script>");
        assertThat(bench.region("Response").getByRole(AriaRole.HEADING,
                new Locator.GetByRoleOptions().setName("Portal"))).hasCount(0);
        assertThat(page.evaluate("window.hasRun === undefined")).isEqualTo(true);
        assertThat(bench.editor()).containsText("Good morning");
    }

    /** The second tab is where one signs in; the first goes on by itself and sends nothing by itself. */
    @Test
    void shouldKeepTheDraftWhenTheSessionEnds() {
        // Given
        signIn("alice");
        bench.write(chat("demo-fast", false));
        long before = exchangesLogged();
        identityProvider.admin().endSessions("alice");
        browser.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("q_session.*")));

        // When
        bench.send();

        // Then
        assertThat(happened()).containsText("Not sent: your session ended.");
        assertThat(bench.editor()).containsText("demo-fast");
        Page second = browser.context().waitForPage(() -> link("Sign in again").click());
        KeycloakLogin.fillIn(second, "alice");
        assertThat(new WorkbenchView(second).editor()).isVisible(patiently());
        assertThat(page.getByText("You are signed in again. Nothing was sent: press Send when you are ready.").first())
                .isVisible(patiently());
        assertThat(bench.editor()).containsText("demo-fast");
        assertThat(exchangesLogged()).as("nothing was sent again").isEqualTo(before);
        assertThat(exchanges).hasSize(1);

        bench.send();
        assertThat(bench.status("200 OK")).isVisible();
        await().atMost(Duration.ofSeconds(5)).until(() -> exchangesLogged() > before);
        assertThat(exchangesLogged()).isEqualTo(before + 1);
    }

    @Test
    void shouldNeverSendTwice() {
        // Given
        signIn("alice");
        bench.write(chat("demo-silent", true));
        long before = exchangesLogged();

        // When
        bench.button("Send").dblclick();
        assertThat(bench.status("Receiving")).isVisible();
        bench.button("Stop").click();

        // Then
        assertThat(happened()).containsText("Stopped by you");
        assertThat(bench.button("Send")).isVisible();
        assertThat(bench.editor()).containsText("demo-silent");
        await().atMost(Duration.ofSeconds(5)).until(() -> exchangesLogged() > before);
        assertThat(exchangesLogged()).isEqualTo(before + 1);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void shouldNeitherDisturbTheReplyNorLoseTheEditWhenTheBodyIsChangedMeanwhile() {
        // Given
        signIn("alice");
        String body = chat("demo-1", true);
        bench.write(body);
        bench.send();
        assertThat(bench.status("Receiving")).isVisible();

        // When
        bench.write("[\"edited\"]");
        assertThat(bench.status("Receiving")).isVisible();

        // Then
        assertThat(bench.status("200 OK")).isVisible(patiently());
        assertThat(bench.region("Response")).containsText("You wrote: “Good morning”");
        assertThat(happened()).hasCount(0);
        assertThat(bench.editor()).hasText("[\"edited\"]");
        assertThat(bench.region("Request").getByText("Valid JSON")).isVisible();
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).postData()).isEqualTo(body);

        page.reload();
        assertThat(bench.editor()).hasText("[\"edited\"]");
    }

    @Test
    void shouldOpenWithWhatTheAddressNames() {
        // When
        signIn("alice", "?provider=demo-messages&template=message-roles");

        // Then
        assertThat(bench.choice("Provider")).containsText("Demo (messages)");
        assertThat(bench.choice("Template")).containsText("Message roles");
        assertThat(bench.editor()).containsText("You explain technical terms to a beginner.");
    }

    /** At once: what was typed in the last moment is not lost either. */
    @Test
    void shouldKeepTheDraftWhenTheAddressNamesSomethingElse() {
        // Given
        signIn("alice");
        bench.write(chat("mine", false));

        // When
        page.navigate(application.baseUri() + PAGE + "?provider=demo-messages&template=message-roles");

        // Then
        assertThat(bench.choice("Provider")).containsText("Demo (messages)");
        assertThat(bench.button("Keep my body")).isVisible();
        assertThat(bench.editor()).containsText("mine");
    }

    /** Not even what was typed in the last moment. */
    @Test
    void shouldKeepNothingOfWhoSignsOut() {
        // Given
        signIn("alice");
        bench.write(chat("mine", false));

        // When
        bench.button("Sign out").click();
        page.waitForURL(Pattern.compile(".*/protocol/openid-connect/auth\\?.*"));

        // Then
        signIn("alice");
        assertThat(bench.editor()).containsText("demo-1");
        assertThat(bench.editor()).not().containsText("mine");
    }

    private void signIn(String user) {
        signIn(user, "");
    }

    private void signIn(String user, String query) {
        KeycloakLogin.signIn(page, application.baseUri() + PAGE + query, user);
        assertThat(bench.editor()).isVisible(patiently());
    }

    private Response open(String provider) {
        return page.navigate(application.baseUri() + PAGE + "?provider=" + provider);
    }

    private static String withoutRandom(Response page) {
        return page.text().replaceAll("(nonce=\"|Request )[^\"<]+", "");
    }

    private Locator happened() {
        return bench.region("What happened");
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private void note(Request request) {
        URI address = URI.create(request.url().replaceFirst("[?#].*", ""));
        if (address.getHost() == null) {
            // data: and blob: leave the browser for nobody.
            return;
        }
        ORIGINS.add(origin(address));
        if (request.method().equals("POST") && address.getPath().startsWith(PASSTHROUGH)) {
            exchanges.add(request);
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static long exchangesLogged() {
        return application.log().lines().filter(line -> line.contains(" outcome=")).count();
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }

    private static Path largeRequest(Path folder) throws IOException {
        Path file = folder.resolve("large.json");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"model\": \"demo-1\", \"messages\": [\n");
            for (int written = 0, line = 1; written < LARGE; line++) {
                String message = "{\"role\": \"user\", \"content\": \"line " + line + " of a large request, and so on\"},\n";
                out.write(message);
                written += message.length();
            }
            out.write("{\"role\": \"user\", \"content\": \"the end\"}]}\n");
        }
        return file;
    }

    private static String chat(String model, boolean stream) {
        return """
                {
                  "model": "%s",
                  "stream": %s,
                  "messages": [{ "role": "user", "content": "Good morning" }]
                }""".formatted(model, stream);
    }
}
