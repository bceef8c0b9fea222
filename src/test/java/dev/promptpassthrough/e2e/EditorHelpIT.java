package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The editor's help from the provider's schema, in its worker and under the page's own policy. */
class EditorHelpIT extends PageTest {

    private static final String MISTAKEN = """
            {"model": "demo-1",
            "temperature": 9,
            "tempo": 1,
            "messages": [{"role": "user", "content": "Hi"}]}""";

    @BeforeEach
    void signIn() {
        signIn("alice");
        assertThat(bench.editor()).containsText("demo-1");
    }

    @Test
    void shouldHintAtMistakesAndSendAllTheSame() {
        // When
        bench.write(MISTAKEN);

        // Then
        assertThat(bench.button("2 hints")).isVisible();
        assertThat(page.locator(".cm-lintRange-hint")).hasText(new String[] { "9", "\"tempo\"" });
        bench.editor().press("F8");
        assertThat(bench.region("Request").getByText("Line ")).isVisible();
        bench.button("2 hints").click();
        assertThat(page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Problems and hints")))
                .containsText("tempo");
        page.keyboard().press("Escape");
        bench.send();
        // The provider has its own opinion of it.
        assertThat(bench.status("400 Bad Request")).isVisible();
    }

    @Test
    void shouldUnderlineAgainWhatWasTakenOutAndPutBack() {
        // Given
        bench.write(MISTAKEN);
        assertThat(page.locator(".cm-lintRange-hint")).hasCount(2);

        // When
        bench.editor().press("ControlOrMeta+a");
        bench.editor().press("Delete");
        bench.editor().press("ControlOrMeta+z");

        // Then
        assertThat(bench.button("2 hints")).isVisible();
        assertThat(page.locator(".cm-lintRange-hint")).hasCount(2);
    }

    @Test
    void shouldSuggestNamesAndExplainTheFieldAtTheCursor() {
        // Given
        bench.write("{\"model\": \"demo-1\", ");

        // When
        page.keyboard().type("\"temp");
        Locator suggestion = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("temperature"));
        // Beside the list, and not cut off by it.
        assertThat(page.locator(".cm-completionInfo")).isInViewport();
        suggestion.click();

        // Then
        assertThat(bench.editor()).containsText("\"temperature\": ");
        bench.write(MISTAKEN);
        assertThat(bench.button("2 hints")).isVisible();
        bench.editor().press("F8");
        bench.editor().press("F4");
        assertThat(page.locator(".cm-help")).containsText("From 0 to 2");
        bench.editor().press("Escape");
        assertThat(page.locator(".cm-help")).hasCount(0);
    }
}
