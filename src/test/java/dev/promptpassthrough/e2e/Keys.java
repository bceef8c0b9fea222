package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/**
 * The page as it is used without a mouse. What no key reaches within so many stops is not there; and at every stop, one must
 * see where one is.
 */
record Keys(Page page) {

    private static final int MOST_STOPS = 60;

    /** A name as it is read aloud: its own, that of its label, or its text. */
    private static final String FOCUSED = """
            () => { const element = document.activeElement;
              const labelledBy = document.getElementById(element.getAttribute('aria-labelledby'));
              return (element.getAttribute('aria-label') || (labelledBy || element.labels?.[0] || element).textContent.trim()
                || element.title || element.tagName).trim(); }""";

    /** An outline of its own, or of what it lies invisibly in, as a radio button does. */
    private static final String HAS_VISIBLE_FOCUS = """
            () => { const shown = (element) => { const { outlineStyle, outlineWidth } = getComputedStyle(element);
                return outlineStyle !== 'none' && outlineWidth !== '0px'; };
              const element = document.activeElement;
              return element.checkVisibility() &&
                [element, element.parentElement, element.closest('.cm-editor')].some((one) => one && shown(one)); }""";

    Keys press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Letter by letter, wherever the focus is. */
    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** In the place of what is written there. */
    Keys retype(String text) {
        return press("ControlOrMeta+a", "Delete").type(text);
    }

    /** By the key that leads to the editor, in the place of the body that is there. */
    Keys write(String body) {
        return press("Alt+1").retype(body);
    }

    /** A chat of one question. */
    Keys ask(String question, String model, boolean stream) {
        return write("{\"model\": \"%s\", \"stream\": %s, \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]}"
                .formatted(model, stream, question));
    }

    /** Forwards to the next control whose name begins so. */
    Keys tabTo(String name) {
        return step("Tab", name);
    }

    /** Backwards to it. */
    Keys tabBackTo(String name) {
        return step("Shift+Tab", name);
    }

    /** To the choice of that name among radio buttons, where Tab leads to the chosen one only. */
    Keys arrowTo(String name) {
        return step("ArrowRight", name);
    }

    /** Once more, without going anywhere. */
    void assertIsAt(String name) {
        assertThat(focused()).startsWith(name);
        assertShowsFocus();
    }

    String focused() {
        return (String) page.evaluate(FOCUSED);
    }

    boolean isNowhere() {
        return (Boolean) page.evaluate("() => document.activeElement === document.body");
    }

    void assertShowsFocus() {
        assertThat((Boolean) page.evaluate(HAS_VISIBLE_FOCUS)).as(() -> "one sees the focus on " + focused()).isTrue();
    }

    private Keys step(String key, String name) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press(key);
            if (focused().startsWith(name)) {
                assertShowsFocus();
                return this;
            }
        }
        throw new AssertionError(key + " does not lead to " + name + ", and ends at " + focused());
    }
}
