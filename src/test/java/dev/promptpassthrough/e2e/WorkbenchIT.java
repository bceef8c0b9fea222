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
import com.microsoft.playwright.options.AriaRole;

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
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");
        assertThat(editor()).isVisible();
    }

    @AfterEach
    void shouldHaveBrokenNoPolicy() {
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldSendWhatWasWrittenAndShowTheReply() {
        // Given
        String body = chat("demo-1", false);
        write(body);

        // When
        Request request = page.waitForRequest(Pattern.compile(".*/api/v1/prompts/passthrough/demo/"), this::send);

        // Then
        assertThat(status("200 OK")).isVisible();
        assertThat(request.postData()).isEqualTo(body);
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("You wrote: “Good morning”");
        show("Raw");
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("chat.completion");
    }

    @Test
    void shouldShowAStreamAsItArrives() {
        // Given
        write(chat("demo-1", true));

        // When
        send();

        // Then
        assertThat(status("Receiving")).isVisible();
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("This is a demonstration");
        assertThat(status("200 OK")).isVisible(new LocatorAssertions.IsVisibleOptions()
                .setTimeout(30_000));
        show("Raw");
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("data:");
    }

    @Test
    void shouldStopAStreamAndKeepWhatArrived() {
        // Given
        write(chat("demo-silent", true));
        send();
        assertThat(status("Receiving")).isVisible();

        // When
        button("Stop").click();

        // Then
        assertThat(notice("Stopped by you.")).isVisible();
        assertThat(button("Send")).isVisible();
        assertThat(editor()).containsText("demo-silent");
    }

    @Test
    void shouldTellTheProvidersErrorFromTheGateways() {
        // Given
        write(chat("demo-rate-limit", false));

        // When
        send();

        // Then
        assertThat(status("429 Too Many Requests")).isVisible();
        assertThat(notice("429 from Demo.")).isVisible();
        show("Raw");
        assertThat(page.getByRole(AriaRole.TABPANEL)).containsText("Rate limit reached");
    }

    @Test
    void shouldTellTheGatewaysErrorFromTheProviders() {
        // Given
        choose("Provider", "Nobody there");
        write(chat("any", false));

        // When
        send();

        // Then
        assertThat(status("502 Bad Gateway")).isVisible();
        assertThat(notice("The gateway could not reach Nobody there.")).isVisible();
        assertThat(editor()).containsText("Good morning");
    }

    @Test
    void shouldKeepAnEditedBodyWhenTheProviderIsSwitched() {
        // Given
        write(chat("demo-1", false));

        // When
        choose("Provider", "Demo (messages)");

        // Then
        assertThat(editor()).containsText("Good morning");
        assertThat(page.getByText("This body is written for OpenAI chat completions.")).isVisible();
    }

    /** Replacing a selection, the browser's own editing would write style attributes, which the policy forbids. */
    @Test
    void shouldReplaceASelectionByTyping() {
        // Given
        write(chat("demo-1", false));

        // When
        editor().press("ControlOrMeta+a");
        page.keyboard().type("[1]");

        // Then
        assertThat(editor()).hasText("[1]");
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldNotSendWhatIsNotJson() {
        // Given
        write("{\"model\": ");

        // When
        send();

        // Then
        assertThat(page.getByText("Not sent: the JSON must be mended first.").first()).isVisible();
        assertThat(editor()).containsText("{\"model\": ");
    }

    @Test
    void shouldEndTheSessionHereAndAtKeycloak(Keycloak keycloak) {
        // Given
        int before = keycloak.admin().sessions("alice");

        // When
        button("Sign out").click();

        // Then
        page.waitForURL(Pattern.compile(".*/protocol/openid-connect/auth\\?.*"));
        assertThat(keycloak.admin().sessions("alice")).isEqualTo(before - 1);
        assertThat(browser.context().cookies()).noneMatch(cookie -> cookie.name.startsWith("q_session"));
    }

    /** By keys, as a person does: fill() selects and inserts within one task, before the editor knows the selection. */
    private void write(String body) {
        editor().press("ControlOrMeta+a");
        editor().press("Delete");
        page.keyboard().insertText(body);
    }

    private void send() {
        button("Send").click();
    }

    private void show(String view) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(view)).click();
    }

    /** Waits until it is chosen: a body that comes with it would mix with what is typed at once. */
    private void choose(String list, String option) {
        Locator choice = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(list));
        choice.click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option)).click();
        assertThat(choice).containsText(option);
    }

    private Locator editor() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Request body"));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** What the page says about how the exchange went; an announcement for screen readers says it too. */
    private Locator notice(String text) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What happened")).getByText(text);
    }

    private Locator status(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
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
