package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** From the first request to the mending of a wrong one by keys alone: where the focus is, and that one sees it. */
class KeyboardFlowIT extends PageTest {

    private static final int MOST_TABS = 60;

    @BeforeEach
    void signIn() {
        signIn("alice");
        assertThat(bench.editor()).containsText("Say hello");
    }

    @Test
    void shouldSucceedWithOneKeyAtTheFirstVisit() {
        // Given
        assertThat(bench.editor()).isFocused();

        // When
        page.keyboard().press("ControlOrMeta+Enter");

        // Then
        assertThat(bench.region("Response")).containsText("This is a demonstration");
        assertThat(bench.editor()).isFocused();
    }

    @Test
    void shouldAskBeforeAnotherWireFormatReplacesTheBodyAndUndoIt() {
        // Given
        bench.write("{\"model\": \"demo-1\", \"mine\": true}");

        // When
        bench.command("Demo (Gemini)");

        // Then
        assertThat(bench.editor()).containsText("\"mine\": true");
        assertThat(page.getByText("Demo (Gemini) speaks", new Page.GetByTextOptions().setExact(false)).first()).isVisible();

        // When
        page.keyboard().press("Escape");
        tabBackTo("Replace with");
        page.keyboard().press("Enter");
        assertThat(bench.editor()).containsText("contents");
        page.keyboard().press("Alt+1");
        page.keyboard().press("ControlOrMeta+z");

        // Then
        assertThat(bench.editor()).containsText("\"mine\": true");
    }

    @Test
    void shouldStopByTheKeyThatSendsAndSendAnew() {
        // Given
        bench.ask("Hi", "demo-silent", true);
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(bench.region("Response")).containsText("This");

        // When
        page.keyboard().press("ControlOrMeta+Enter");

        // Then
        assertThat(bench.region("What happened")).containsText("Stopped by you");
        assertThat(bench.panel()).containsText("This");

        // When
        bench.ask("Hi", "demo-1", false);
        page.keyboard().press("ControlOrMeta+Enter");

        // Then
        assertThat(bench.status("200 OK")).isVisible();
        assertThat(bench.region("What happened")).hasCount(0);
    }

    @Test
    void shouldAnswerAToolCall() {
        // Given
        bench.command("Function call");
        assertThat(bench.editor()).containsText("tools");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(bench.button("Add tool result")).isVisible();

        // When
        page.keyboard().press("Alt+2");
        tabTo("Add tool result");
        page.keyboard().press("Enter");

        // Then
        assertThat(bench.editor()).isFocused();
        assertThat(bench.editor()).containsText("tool_call_id");
    }

    @Test
    void shouldGoToWhatIsWrong() {
        // Given
        bench.ask("Hi", "demo-1", false);
        page.keyboard().press("ControlOrMeta+End");
        page.keyboard().insertText(",");

        // When
        page.keyboard().press("ControlOrMeta+Enter");

        // Then: nothing was sent, and what is wrong is selected
        assertThat(bench.status("Ready")).isVisible();
        assertThat(bench.editor()).isFocused();

        // When: the provider finds something
        bench.write("{\n  \"model\": \"demo-1\",\n  \"messages\": [],\n  \"temperature\": \"hot\"\n}");
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(bench.region("What happened")).containsText("400 from Demo");
        page.keyboard().press("Alt+2");
        tabBackTo("Go to ");
        page.keyboard().press("Enter");

        // Then
        assertThat(bench.editor()).isFocused();
    }

    @Test
    void shouldLeaveTheEditorAndShowTheFocusEverywhere() {
        // When
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");

        // Then
        assertThat(bench.editor()).not().isFocused();
        for (int stop = 0; stop < MOST_TABS && !isAtStart(); stop++) {
            assertThat((Boolean) page.evaluate(HAS_VISIBLE_FOCUS)).as(() -> "focus on " + page.evaluate(FOCUSED)).isTrue();
            page.keyboard().press("Tab");
        }
    }

    @Test
    void shouldGiveTheFocusBackAfterADialog() {
        // Given
        page.keyboard().press("Escape");
        tabTo("Import cURL");

        // When
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.keyboard().press("Escape");

        // Then
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(page.locator(":focus")).containsText("Import cURL");
    }

    @Test
    void shouldResizeThePanesAndShareTheSpaceEqually() {
        // Given
        Locator line = page.getByRole(AriaRole.SEPARATOR);
        page.keyboard().press("Escape");
        tabTo("Resize request and response");

        // When
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");

        // Then
        assertThat(line).hasAttribute("aria-valuenow", "54");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(line).hasAttribute("aria-valuenow", "50");
    }

    private static final String FOCUSED = """
            () => { const element = document.activeElement;
              return element.getAttribute('aria-label') || element.textContent.trim() || element.tagName; }""";

    /** An outline of its own, or of what it lies invisibly in, as a radio button does. */
    private static final String HAS_VISIBLE_FOCUS = """
            () => { const shown = (element) => { const { outlineStyle, outlineWidth } = getComputedStyle(element);
                return outlineStyle !== 'none' && outlineWidth !== '0px'; };
              const element = document.activeElement;
              return [element, element.parentElement, element.closest('.cm-editor')].some((one) => one && shown(one)); }""";

    private boolean isAtStart() {
        return (Boolean) page.evaluate("() => document.activeElement === document.body");
    }

    private void tabTo(String name) {
        step("Tab", name);
    }

    private void tabBackTo(String name) {
        step("Shift+Tab", name);
    }

    private void step(String key, String name) {
        for (int stop = 0; stop < MOST_TABS; stop++) {
            page.keyboard().press(key);
            if (((String) page.evaluate(FOCUSED)).startsWith(name)) {
                return;
            }
        }
        throw new AssertionError("no key leads to " + name);
    }
}
