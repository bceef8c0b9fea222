package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Where a reader is in a reply stays through all that is done beside reading. */
class PlaceIT extends PageTest {

    /** What scrolls in the view that is shown, by what is at its upper edge: a line of text, or the number of an event. */
    private static final String AT_THE_TOP = """
            () => {
              const pane = document.querySelector('section[aria-label="Response"], section[aria-label="Antwort"]');
              const box = pane?.querySelector('[role=tabpanel] .cm-scroller, [role=listbox], section[aria-busy]');
              if (!box || box.clientHeight === 0) return null;
              const { top, left } = box.getBoundingClientRect();
              const rows = [...box.querySelectorAll('.cm-line, [role=option]')];
              const row = rows.find((one) => one.getBoundingClientRect().bottom > top + 12);
              const caret = document.caretPositionFromPoint(left + 60, top + 12);
              const text = row?.textContent ?? caret?.offsetNode.textContent.slice(0, caret.offset) ?? '';
              return Number(/(\\d+)\\D*$/.exec(row?.id || text)?.[1] ?? 0);
            }""";
    private static final String SCROLL = """
            () => {
              const box = document.querySelector(`section[aria-label="Response"] [role=tabpanel] .cm-scroller,
                section[aria-label="Response"] [role=listbox], section[aria-label="Response"] section[aria-busy]`);
              box.scrollTop = box.scrollHeight / 2;
            }""";
    /** A line more or less at the edge is the same place to a reader. */
    private static final String IS_NEAR = "expected => Math.abs((%s)() - expected) <= 4".formatted(AT_THE_TOP);

    @BeforeEach
    void readALongReply() {
        signIn("alice");
        String lines = IntStream.range(0, 400).mapToObj(number -> "line " + number).collect(Collectors.joining("\\n"));
        bench.write("{\"model\": \"demo-fast\", \"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]}"
                .formatted(lines));
        bench.send();
        assertThat(bench.status("200 OK")).isVisible(patiently());
    }

    @ParameterizedTest
    @ValueSource(strings = { "Text", "Events", "Raw" })
    void shouldFindThePlaceAgain(String view) {
        // Given
        bench.show(view);
        page.waitForFunction("() => (%s)() !== null".formatted(AT_THE_TOP));
        page.evaluate(SCROLL);
        // Words that were out of sight are noted only when they have been drawn.
        page.waitForFunction("start => performance.now() - start > 400", page.evaluate("() => performance.now()"));
        Object place = page.evaluate(AT_THE_TOP);
        assertThat(((Number) place).intValue()).isGreaterThan(10);

        // When: another view
        bench.show("Timing");
        bench.show(view);

        // Then
        page.waitForFunction(IS_NEAR, place);

        // When: another request
        page.keyboard().press("Alt+KeyN");
        assertThat(bench.status("Ready")).isVisible();
        page.keyboard().press("Alt+PageUp");

        // Then
        assertThat(bench.region("Response").getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName(view)))
                .hasAttribute("aria-selected", "true");
        page.waitForFunction(IS_NEAR, place);

        // When: another width, of a phone and back
        page.setViewportSize(375, 800);
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Panes")).getByText("Response").click();
        page.waitForFunction(IS_NEAR, place);
        page.setViewportSize(1440, 900);

        // Then
        page.waitForFunction(IS_NEAR, place);

        // When: another language
        page.keyboard().press("ControlOrMeta+k");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What do you want to do?")).fill("Deutsch");
        page.keyboard().press("Enter");
        assertThat(bench.region("Antwort")).isVisible();

        // Then
        page.waitForFunction(IS_NEAR, place);
    }
}
