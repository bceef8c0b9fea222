package dev.promptpassthrough.testsupport;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;

/** The run's one real browser. Playwright is not thread-safe: one test at a time, on the thread that started it. */
final class Chromium implements AutoCloseable {

    private static final Path SCRATCH = Path.of("target", "it", "chromium").toAbsolutePath();
    private static final List<String> FLAGS = List.of("--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        ChromiumBinary binary = ChromiumBinary.find(SCRATCH);
        // The Node that builds the page also runs Playwright's driver, which then needs none of its own.
        System.setProperty("playwright.nodejs.path", nodeOnPath().toString());
        System.setProperty("playwright.driver.tmpdir", SCRATCH.toString());
        this.playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(binary.executable())
                .setEnv(binary.environment()).setHeadless(true).setChromiumSandbox(false).setArgs(FLAGS));
    }

    static Chromium start() {
        return new Chromium();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path nodeOnPath() {
        String name = File.separatorChar == '\\' ? "node.exe" : "node";
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst().orElseThrow(() -> new IllegalStateException("no node on the PATH"));
    }
}
