package dev.promptpassthrough.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.ResourceLeakDetector;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * No test with the application running may leave an unhandled exception, a blocked event loop or a leak in the log. Netty looks
 * at every buffer that is let go of: what it misses it logs, sooner or later, in a test of ours.
 */
public final class QuietLog implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {

    /** Shared: the framework has one instance for what comes before a test, and another for what comes after it. */
    private static LogWatch log;

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        log = LogWatch.start();
    }

    @Override
    public void afterEach(QuarkusTestMethodContext test) {
        assertThat(log.stop()).as("unhandled, blocked or leaked, in the log").isEmpty();
    }
}
