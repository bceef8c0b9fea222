package dev.promptpassthrough.page;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import org.jboss.logmanager.ExtLogRecord;

import dev.promptpassthrough.problem.Reason;
import io.quarkus.logging.LoggingFilter;

/**
 * What the framework logs of sign-ins that fail. Of one that its user, or the identity provider, cancelled it would write an
 * ERROR of several lines, with advice to developers, for what nobody has to mend: {@link SignInFailures} tells it in one
 * line. Of an ID token that it does not believe it would write all, which after a change of keys may be a sound one, or its
 * claims, which say whose it is.
 */
@LoggingFilter(name = "sign-in-errors")
public final class SignInErrors implements Filter {

    private static final String FRAMEWORK = "io.quarkus.oidc.";
    private static final String LOGGER = FRAMEWORK + "runtime.CodeAuthenticationMechanism";
    /** With the comma, since other codes may begin in the same way. */
    private static final String CANCELLED = "Authorization code flow has failed, error code: " + SignInFailures.TURNED_BACK
            + ",";

    @Override
    public boolean isLoggable(LogRecord entry) {
        String logger = entry.getLoggerName();
        String message = logger == null || !logger.startsWith(FRAMEWORK) ? null : message(entry);
        if (message == null) {
            return true;
        }
        String fit = Reason.masked(message);
        if (!fit.equals(message)) {
            write(entry, fit);
        }
        return !LOGGER.equals(logger) || !message.startsWith(CANCELLED);
    }

    private static String message(LogRecord entry) {
        return entry instanceof ExtLogRecord extended ? extended.getFormattedMessage() : entry.getMessage();
    }

    private static void write(LogRecord entry, String message) {
        if (entry instanceof ExtLogRecord extended) {
            extended.setMessage(message, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            entry.setMessage(message);
        }
    }
}
