package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.FreePort;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** The main job: sign in, write raw JSON, send it, see the raw reply as it arrives. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class })
class WorkbenchIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static PackagedApplication application;

    private BrowserSession browser;
    private Page page;
    private WorkbenchView bench;

    @BeforeAll
    static void start(Keycloak keycloak) {
        application = ApplicationLaunch.production(keycloak).with("passthrough.demo.enabled", "true")
                .with("passthrough.providers.dead.name", "Nobody there")
                .with("passthrough.providers.dead.base-url", "http://127.0.0.1:" + FreePort.next() + "/")
                .with("passthrough.providers.dead.family", "openai-chat")
                .with("passthrough.providers.dead.default-path", "v1/chat/completions")
                .with("passthrough.providers.dead.auth.scheme", "none")
                .with("passthrough.providers.dead.allow-private-address", "true").start();
    }

    @AfterAll
    static void stop() {
        application.stop();
    }

    @BeforeEach
    void signIn(BrowserSession session) {
        browser = session;
        page = session.page();
        bench = new WorkbenchView(page);
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");
        assertThat(bench.editor()).isVisible();
    }

    @AfterEach
    void shouldHaveBrokenNoPolicy() {
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldSendWhatWasWrittenAndShowTheReply() {
        // Given
        String body = chat("demo-1", false);
        bench.write(body);

        // When
        Request request = page.waitForRequest(Pattern.compile(".*/api/v1/prompts/passthrough/demo/"), bench::send);

        // Then
        assertThat(bench.status("200 OK")).isVisible();
        assertThat(request.postData()).isEqualTo(body);
        assertThat(bench.panel()).containsText("You wrote: “Good morning”");
        bench.show("Raw");
        assertThat(bench.panel()).containsText("chat.completion");
    }

    @Test
    void shouldShowAStreamAsItArrives() {
        // Given
        bench.write(chat("demo-1", true));

        // When
        bench.send();

        // Then
        assertThat(bench.status("Receiving")).isVisible();
        assertThat(bench.panel()).containsText("This is a demonstration");
        assertThat(bench.status("200 OK")).isVisible(new LocatorAssertions.IsVisibleOptions()
                .setTimeout(30_000));
        bench.show("Raw");
        assertThat(bench.panel()).containsText("data:");
    }

    @Test
    void shouldStopAStreamAndKeepWhatArrived() {
        // Given
        bench.write(chat("demo-silent", true));
        bench.send();
        assertThat(bench.status("Receiving")).isVisible();

        // When
        bench.button("Stop").click();

        // Then
        assertThat(notice("Stopped by you")).isVisible();
        assertThat(bench.button("Send")).isVisible();
        assertThat(bench.editor()).containsText("demo-silent");
    }

    @Test
    void shouldTellTheProvidersErrorFromTheGateways() {
        // Given
        bench.write(chat("demo-rate-limit", false));

        // When
        bench.send();

        // Then
        assertThat(bench.status("429 Too Many Requests")).isVisible();
        assertThat(notice("429 from Demo.")).isVisible();
        bench.show("Raw");
        assertThat(bench.panel()).containsText("Rate limit reached");
    }

    @Test
    void shouldTellTheGatewaysErrorFromTheProviders() {
        // Given
        bench.choose("Provider", "Nobody there");
        bench.write(chat("any", false));

        // When
        bench.send();

        // Then
        assertThat(bench.status("502 Bad Gateway")).isVisible();
        assertThat(notice("The gateway could not reach Nobody there.")).isVisible();
        assertThat(bench.editor()).containsText("Good morning");
    }

    @Test
    void shouldKeepAnEditedBodyWhenTheProviderIsSwitched() {
        // Given
        bench.write(chat("demo-1", false));

        // When
        bench.choose("Provider", "Demo (messages)");

        // Then
        assertThat(bench.editor()).containsText("Good morning");
        assertThat(page.getByText("This body is written for OpenAI chat completions.")).isVisible();
    }

    /** Replacing a selection, the browser's own editing would write style attributes, which the policy forbids. */
    @Test
    void shouldReplaceASelectionByTyping() {
        // Given
        bench.write(chat("demo-1", false));

        // When
        bench.editor().press("ControlOrMeta+a");
        page.keyboard().type("[1]");

        // Then
        assertThat(bench.editor()).hasText("[1]");
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldNotSendWhatIsNotJson() {
        // Given
        bench.write("{\"model\": ");

        // When
        bench.send();

        // Then
        assertThat(page.getByText("Not sent: the JSON must be mended first.").first()).isVisible();
        assertThat(bench.editor()).containsText("{\"model\": ");
    }

    @Test
    void shouldEndTheSessionHereAndAtKeycloak(Keycloak keycloak) {
        // Given
        int before = keycloak.admin().sessions("alice");

        // When
        bench.button("Sign out").click();

        // Then
        page.waitForURL(Pattern.compile(".*/protocol/openid-connect/auth\\?.*"));
        assertThat(keycloak.admin().sessions("alice")).isEqualTo(before - 1);
        assertThat(browser.context().cookies()).noneMatch(cookie -> cookie.name.startsWith("q_session"));
    }

    /** What the page says about how the exchange went; an announcement for screen readers says it too. */
    private Locator notice(String text) {
        return bench.region("What happened").getByText(text);
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
