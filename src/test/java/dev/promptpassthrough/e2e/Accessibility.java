package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;

/** The rules of WCAG 2.2, levels A and AA, that axe can check, on the page as it stands, light and dark, at three widths. */
final class Accessibility {

    private static final Path AXE = Path.of("src-ui", "node_modules", "axe-core", "axe.min.js");
    private static final int[] WIDTHS = { 1440, 768, 375 };
    private static final int HEIGHT = 900;
    private static final String RUN = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
              return violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id}: ${rule.help} at ${node.target.join(' ')} (${node.failureSummary})`));
            }""";

    private final Page page;

    Accessibility(Page page) {
        this.page = page;
    }

    /** Leaves the page in its first width and in light colours. */
    void assertHolds(String state) {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, HEIGHT);
                violations().forEach(violation -> found.add("%s, %s, %d px: %s".formatted(state, scheme, width, violation)));
            }
        }
        page.setViewportSize(WIDTHS[0], HEIGHT);
        assertThat(found).as("what axe found").isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> violations() {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(source());
        }
        return (List<String>) page.evaluate(RUN);
    }

    private static String source() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException("axe comes with the page's packages: " + AXE, e);
        }
    }
}
