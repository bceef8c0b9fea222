package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** From the first request to the mending of a wrong one by keys alone: where the focus is, and that one sees it. */
class KeyboardFlowIT extends PageTest {

    private static final int MOST_TABS = 60;

    private Keys keys;

    @BeforeEach
    void signIn() {
        keys = new Keys(page);
        signIn("alice");
        assertThat(bench.editor()).containsText("Say hello");
    }

    @Test
    void shouldSucceedWithOneKeyAtTheFirstVisit() {
        // Given
        assertThat(bench.editor()).isFocused();

        // When
        keys.press("ControlOrMeta+Enter");

        // Then
        assertThat(bench.region("Response")).containsText("This is a demonstration");
        assertThat(bench.editor()).isFocused();
    }

    @Test
    void shouldAskBeforeAnotherWireFormatReplacesTheBodyAndUndoIt() {
        // Given
        keys.write("{\"model\": \"demo-1\", \"mine\": true}");

        // When
        bench.command("Demo (Gemini)");

        // Then
        assertThat(bench.editor()).containsText("\"mine\": true");
        assertThat(page.getByText("Demo (Gemini) speaks", new Page.GetByTextOptions().setExact(false)).first()).isVisible();

        // When
        keys.press("Escape");
        keys.tabBackTo("Replace with");
        keys.press("Enter");
        assertThat(bench.editor()).containsText("contents");
        assertThat(bench.editor()).isFocused();
        keys.press("ControlOrMeta+z");

        // Then
        assertThat(bench.editor()).containsText("\"mine\": true");
    }

    @Test
    void shouldStopByTheKeyThatSendsAndSendAnew() {
        // Given
        keys.ask("Hi", "demo-silent", true);
        keys.press("ControlOrMeta+Enter");
        assertThat(bench.region("Response")).containsText("This");

        // When
        keys.press("ControlOrMeta+Enter");

        // Then
        assertThat(bench.region("What happened")).containsText("Stopped by you");
        assertThat(bench.panel()).containsText("This");

        // When
        keys.ask("Hi", "demo-1", false);
        keys.press("ControlOrMeta+Enter");

        // Then
        assertThat(bench.status("200 OK")).isVisible();
        assertThat(bench.region("What happened")).hasCount(0);
    }

    @Test
    void shouldAnswerAToolCall() {
        // Given
        bench.command("Function call");
        assertThat(bench.editor()).containsText("tools");
        keys.press("ControlOrMeta+Enter");
        assertThat(bench.button("Add tool result")).isVisible();

        // When
        keys.press("Alt+2");
        keys.tabTo("Add tool result");
        keys.press("Enter");

        // Then
        assertThat(bench.editor()).isFocused();
        assertThat(bench.editor()).containsText("tool_call_id");
    }

    @Test
    void shouldGoToWhatIsWrong() {
        // Given
        keys.ask("Hi", "demo-1", false);
        keys.press("ControlOrMeta+End").type(",");

        // When
        keys.press("ControlOrMeta+Enter");

        // Then: nothing was sent, and what is wrong is selected
        assertThat(bench.status("Ready")).isVisible();
        assertThat(bench.editor()).isFocused();

        // When: the provider finds something
        keys.write("{\"model\": \"demo-1\", \"messages\": [], \"temperature\": \"hot\"}");
        keys.press("ControlOrMeta+Enter");
        assertThat(bench.region("What happened")).containsText("400 from Demo");
        keys.press("Alt+2");
        keys.tabBackTo("Go to ");
        keys.press("Enter");

        // Then
        assertThat(bench.editor()).isFocused();
    }

    @Test
    void shouldLeaveTheEditorAndShowTheFocusEverywhere() {
        // When
        keys.press("Escape");
        keys.press("Tab");

        // Then
        assertThat(bench.editor()).not().isFocused();
        for (int stop = 0; stop < MOST_TABS && !keys.isNowhere(); stop++) {
            keys.assertShowsFocus();
            keys.press("Tab");
        }
    }

    @Test
    void shouldGiveTheFocusBackAfterADialog() {
        // Given
        keys.press("Escape");
        keys.tabTo("Import cURL");

        // When
        keys.press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        keys.press("Escape");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator(":focus")).containsText("Import cURL");
    }

    @Test
    void shouldResizeThePanesAndShareTheSpaceEqually() {
        // Given
        Locator line = page.getByRole(AriaRole.SEPARATOR);
        keys.press("Escape");
        keys.tabTo("Resize request and response");

        // When
        keys.press("ArrowRight");
        keys.press("ArrowRight");

        // Then
        assertThat(line).hasAttribute("aria-valuenow", "54");
        keys.press("Tab");
        keys.press("Enter");
        assertThat(line).hasAttribute("aria-valuenow", "50");
    }
}
