package dev.promptpassthrough.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;

/** The accessibility rules of axe-core, WCAG 2.2 AA and below, run on what a page shows at this moment. */
final class Axe {

    private static final Path SCRIPT = Path.of(System.getProperty("passthrough.test.ui"), "node_modules", "axe-core",
            "axe.min.js");
    private static final String RUN = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const { violations } = await axe.run(document, { runOnly: tags });
              return violations.flatMap(({ id, nodes }) =>
                nodes.map(node => `${id}: ${node.target} ${node.failureSummary}`));
            }""";

    private Axe() {
    }

    /** Each violation with its rule and its element. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            // By the debugger, which no content security policy binds.
            page.evaluate(read());
        }
        return (List<String>) page.evaluate(RUN);
    }

    private static String read() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
