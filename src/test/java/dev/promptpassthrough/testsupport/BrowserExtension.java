package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import com.microsoft.playwright.PlaywrightException;

/**
 * Gives each test a {@link BrowserSession} of its own, by parameter, in the run's one {@link Chromium}. What a failed
 * test saw is kept in {@code target/browser/}.
 */
public final class BrowserExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
    private static final Path FAILURES = Path.of("target", "browser");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrowserSession.class;
    }

    /** The same session for a test and its {@code @BeforeEach}; JUnit closes it after the test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Chromium chromium = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).computeIfAbsent(Chromium.class,
                key -> Chromium.start(), Chromium.class);
        return context.getStore(NAMESPACE).computeIfAbsent(BrowserSession.class,
                key -> new BrowserSession(chromium.browser()), BrowserSession.class);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        var session = context.getStore(NAMESPACE).get(BrowserSession.class, BrowserSession.class);
        if (session == null || context.getExecutionException().isEmpty()) {
            return;
        }
        try {
            session.saveTo(FAILURES.resolve(context.getRequiredTestClass().getSimpleName() + "."
                    + context.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-")));
        } catch (PlaywrightException e) {
            // The test's own failure matters more than a browser that is gone.
            context.publishReportEntry("browser", e.toString());
        }
    }
}
