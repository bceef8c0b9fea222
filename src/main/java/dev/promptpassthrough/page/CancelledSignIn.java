package dev.promptpassthrough.page;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;

/**
 * Keeps out of the log what the framework has to say about a sign-in that its user, or the identity provider, cancelled:
 * an ERROR of several lines, with advice to developers, for what nobody has to mend. {@link Failures} tells it in one line.
 */
@LoggingFilter(name = "cancelled-sign-in")
public final class CancelledSignIn implements Filter {

    private static final String LOGGER = "io.quarkus.oidc.runtime.CodeAuthenticationMechanism";
    /** With the comma, since other codes may begin in the same way. */
    private static final String BEGINNING = "Authorization code flow has failed, error code: " + Failures.TURNED_BACK + ",";

    @Override
    public boolean isLoggable(LogRecord entry) {
        return !LOGGER.equals(entry.getLoggerName()) || entry.getMessage() == null || !entry.getMessage().startsWith(BEGINNING);
    }
}
