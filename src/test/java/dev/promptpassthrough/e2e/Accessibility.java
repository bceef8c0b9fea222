package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** {@link Axe} on one state of the page, as it stands, light and dark, at three widths. */
record Accessibility(Page page) {

    private static final int[] WIDTHS = { 375, 768, 1440 };
    private static final int HEIGHT = 900;
    private static final String DRAWN = "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))";

    /** Leaves the page wide and light, as tests begin. */
    void assertHolds(String state) {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            // What fades in would be measured half faded.
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            for (int width : WIDTHS) {
                page.setViewportSize(width, HEIGHT);
                page.evaluate(DRAWN);
                Axe.violations(page)
                        .forEach(violation -> found.add("%s, %s, %d px: %s".formatted(state, scheme, width, violation)));
            }
        }
        assertThat(found).as("what axe found").isEmpty();
    }
}
