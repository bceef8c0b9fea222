package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;

/** The main job: sign in, write raw JSON, send it, see the raw reply as it arrives. */
class WorkbenchIT extends PageTest {

    @BeforeEach
    void signIn() {
        signIn("alice");
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
    void shouldEndTheSessionHereAndAtKeycloak() {
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
}
