package dev.promptpassthrough.testsupport;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to the log for what must never stand there: unhandled exceptions, a blocked event loop, a leak. */
public final class LogWatch extends Handler {

    private static final List<String> NEVER = List.of("unhandled", "thread blocked", "has been blocked", "leak:",
            "unexpected exception", "failed to", "request failed", "http request");

    private final List<String> found = new CopyOnWriteArrayList<>();

    private LogWatch() {
    }

    public static LogWatch start() {
        LogWatch watch = new LogWatch();
        Logger.getLogger("").addHandler(watch);
        return watch;
    }

    /** @return what was logged meanwhile and should not have been */
    public List<String> stop() {
        Logger.getLogger("").removeHandler(this);
        return found;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
            return;
        }
        String message = String.valueOf(entry.getMessage()).toLowerCase(Locale.ROOT);
        if (isVertxsOwn(entry)) {
            return;
        }
        boolean error = entry.getLevel().intValue() > Level.WARNING.intValue();
        if (error || NEVER.stream().anyMatch(message::contains)) {
            found.add(entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown());
        }
    }

    /** Vert.x' client, where a provider's head and its reset arrive at once; the exchange has been told all the same. */
    private static boolean isVertxsOwn(LogRecord entry) {
        return entry.getThrown() instanceof IllegalStateException race
                && "Result is already complete".equals(race.getMessage())
                && race.getStackTrace()[1].getClassName().endsWith("HttpClientRequestImpl");
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
