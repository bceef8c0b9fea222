package dev.promptpassthrough.testsupport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** What is logged under a name, from now on until it is closed. */
public final class LogLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private LogLines(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    /** @param name of a logger; empty: of all */
    public static LogLines of(String name) {
        return new LogLines(name);
    }

    public static LogLines of(Class<?> logging) {
        return of(logging.getName());
    }

    /** Each message with its values. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(
                String.valueOf(entry instanceof ExtLogRecord formatted ? formatted.getFormattedMessage() : entry.getMessage()));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
