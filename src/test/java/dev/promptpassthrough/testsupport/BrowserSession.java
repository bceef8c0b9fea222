package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** One test's browser profile: nothing of an earlier test in it, and a record of what went wrong on its pages. */
public final class BrowserSession implements AutoCloseable {

    private static final String REPORT_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation', event => window.reportPolicyViolation(
              `${event.documentURI}: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}
              at ${event.sourceFile}:${event.lineNumber}:${event.columnNumber}`));
            """;

    private final BrowserContext context;
    private final Page page;
    private final List<String> consoleErrors = new ArrayList<>();
    private final List<String> policyViolations = new ArrayList<>();

    BrowserSession(Browser browser) {
        this.context = browser.newContext(new Browser.NewContextOptions().setLocale("en-US").setViewportSize(1440, 900));
        context.exposeBinding("reportPolicyViolation", (source, arguments) -> policyViolations.add((String) arguments[0]));
        context.addInitScript(REPORT_VIOLATIONS);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                consoleErrors.add(message.location() + ": " + message.text());
            }
        });
        context.onWebError(error -> consoleErrors.add(error.page().url() + ": " + error.error()));
        this.page = context.newPage();
    }

    public BrowserContext context() {
        return context;
    }

    public Page page() {
        return page;
    }

    /** Error messages and uncaught exceptions, each after the address it came from. */
    public List<String> consoleErrors() {
        return List.copyOf(consoleErrors);
    }

    /** What a content security policy blocked, each after the address of the page. */
    public List<String> policyViolations() {
        return List.copyOf(policyViolations);
    }

    /** Keeps what the pages look like, for whoever reads a failed test. */
    void saveTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (Page open : context.pages()) {
            number++;
            open.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("page-" + number + ".png")).setFullPage(true));
            Files.writeString(folder.resolve("page-" + number + ".html"), "<!-- " + open.url() + " -->\n" + open.content());
        }
        var seen = new ArrayList<>(consoleErrors);
        seen.addAll(policyViolations);
        Files.write(folder.resolve("console.txt"), seen);
    }

    @Override
    public void close() {
        context.close();
    }
}
