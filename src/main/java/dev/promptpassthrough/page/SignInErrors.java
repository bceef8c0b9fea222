package dev.promptpassthrough.page;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import org.jboss.logmanager.ExtLogRecord;

import dev.promptpassthrough.problem.Reason;
import io.quarkus.logging.LoggingFilter;

/**
 * What the framework logs of sign-ins that fail. Of one that its user, or the identity provider, cancelled it would write an
 * ERROR of several lines, with advice to developers, for what nobody has to mend: {@link SignInFailures} tells it in one
 * line. Of an ID token that it cannot verify it would write all of that, which after a change of keys may be a sound one.
 */
@LoggingFilter(name = "sign-in-errors")
public final class SignInErrors implements Filter {

    private static final String LOGGER = "io.quarkus.oidc.runtime.CodeAuthenticationMechanism";
    /** With the comma, since other codes may begin in the same way. */
    private static final String CANCELLED = "Authorization code flow has failed, error code: " + SignInFailures.TURNED_BACK
            + ",";

    @Override
    public boolean isLoggable(LogRecord entry) {
        String message = entry.getMessage();
        if (message == null || !LOGGER.equals(entry.getLoggerName())) {
            return true;
        }
        String fit = Reason.withoutCredentials(message);
        if (!fit.equals(message)) {
            write(entry, fit);
        }
        return !message.startsWith(CANCELLED);
    }

    private static void write(LogRecord entry, String message) {
        if (entry instanceof ExtLogRecord extended) {
            extended.setMessage(message, extended.getFormatStyle());
        } else {
            entry.setMessage(message);
        }
    }
}
