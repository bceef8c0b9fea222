package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

/** Writing requests: several at a time, with headers, paths and variables, and a stream at a switch. */
class RequestIT extends PageTest {

    @BeforeEach
    void signIn() {
        signIn("alice");
        assertThat(bench.editor()).containsText("demo-1");
    }

    @Test
    void shouldGiveEachTabItsOwnTextAndItsOwnUndoAcrossAReload() {
        // Given
        bench.write("[\"first\"]");
        page.keyboard().press("Alt+KeyN");
        assertThat(bench.tabs()).hasCount(2);
        bench.write("[\"second\"]");

        // When
        page.keyboard().press("Alt+PageUp");
        assertThat(bench.editor()).hasText("[\"first\"]");
        bench.button("Undo").click();

        // Then
        assertThat(bench.editor()).not().containsText("first");
        page.keyboard().press("Alt+PageDown");
        assertThat(bench.editor()).hasText("[\"second\"]");
        page.keyboard().press("Alt+PageUp");
        bench.button("Redo").click();
        assertThat(bench.editor()).hasText("[\"first\"]");
        page.reload();
        assertThat(bench.tabs()).hasCount(2);
        assertThat(bench.editor()).hasText("[\"first\"]");
        page.keyboard().press("Alt+PageDown");
        assertThat(bench.editor()).hasText("[\"second\"]");
    }

    @Test
    void shouldLeaveTheTabsOfClosedWindowsToTheNextAndNoneOfAnOpenOne() {
        // Given
        bench.write("[\"of the first window\"]");
        page.keyboard().press("Alt+KeyN");
        bench.write("[\"of the first window too\"]");
        Page second = browser.context().newPage();
        WorkbenchView other = new WorkbenchView(second);

        // When
        second.navigate(application.baseUri() + PAGE);

        // Then
        assertThat(other.editor()).containsText("demo-1");
        assertThat(new WorkbenchView(second).tabs()).hasCount(1);
        page.close();
        Page third = browser.context().newPage();
        third.navigate(application.baseUri() + PAGE);
        assertThat(new WorkbenchView(third).tabs()).hasCount(2);
        assertThat(new WorkbenchView(third).editor()).hasText("[\"of the first window too\"]");
    }

    @Test
    void shouldSendHeadersPathAndVariablesAsTheyAreShown() {
        // Given
        bench.write("{\"model\": \"demo-1\", \"n\": 1.0, \"messages\": [{\"role\": \"user\", \"content\": \"in {{city}}\"}]}");
        bench.send();
        bench.button("Give a value").click();
        bench.field("Value of city").fill("\"Porto\"\n");
        bench.part("Headers").click();
        bench.field("Name of header 1").fill("OpenAI-Beta");
        bench.field("Value of header 1").fill("x=1");
        bench.field("URL path").fill("chat/completions?trace=a%20b");

        // When
        Request request = page.waitForRequest(Pattern.compile(".*/passthrough/demo/.*"), bench::send);

        // Then
        assertThat(request.url()).endsWith("/passthrough/demo/chat/completions?trace=a%20b");
        assertThat(request.postData()).isEqualTo(
                "{\"model\": \"demo-1\", \"n\": 1.0, \"messages\": [{\"role\": \"user\", \"content\": \"in \\\"Porto\\\"\\n\"}]}");
        assertThat(request.allHeaders()).containsAllEntriesOf(Map.of("openai-beta", "x=1", "content-type", "application/json"));
        assertThat(bench.status("200 OK")).isVisible();
        assertThat(bench.panel()).containsText("You wrote: “in \"Porto\"");
    }

    @Test
    void shouldRefuseAHeaderThatWouldNotArriveAndAPathThatLeadsElsewhere() {
        // When
        bench.part("Headers").click();
        bench.field("Name of header 1").fill("Authorization");
        bench.send();

        // Then
        assertThat(page.getByText("The gateway adds the provider’s own credential and passes on no other.").first())
                .isVisible();
        bench.button("Remove header 1").click();
        bench.field("URL path").fill("../../../../session/logout");
        bench.send();
        assertThat(bench.region("Request").getByText("Not sent: The path may have no")).isVisible();
    }

    @Test
    void shouldGoOnStreamingBehindAnotherTab() {
        // Given
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Stream")).check();
        bench.button("Add include_usage").click();
        assertThat(bench.editor()).containsText("\"include_usage\": true");
        bench.send();
        assertThat(bench.status("Receiving")).isVisible();

        // When
        page.keyboard().press("Alt+KeyN");
        assertThat(bench.status("Ready")).isVisible();
        assertThat(bench.tabs().first()).containsText("Complete");
        page.keyboard().press("Alt+PageUp");

        // Then
        assertThat(bench.status("200 OK")).isVisible();
        bench.show("Raw");
        assertThat(bench.panel()).containsText("\"usage\"");
    }
}
