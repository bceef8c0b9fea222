package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.WriterHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

class TurnFlushTest {

    private final Vertx vertx = Vertx.vertx();
    private final Console console = new Console();
    private final TurnFlush flush = new TurnFlush(console);

    @BeforeEach
    void leaveItToTheTurn() {
        console.setFormatter(new PatternFormatter("%m\n"));
        console.setAutoFlush(false);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldWriteTheAccessLinesOfATurnTogether() throws Exception {
        Context loop = vertx.getOrCreateContext();

        String within = on(loop, () -> {
            log(AccessLine.LOGGER, "one");
            log(AccessLine.LOGGER, "two");
        });

        assertThat(within).isEmpty();
        assertThat(on(loop, () -> {
        })).isEqualTo("one\ntwo\n");
        assertThat(console.writes).isEqualTo(1);
    }

    @Test
    void shouldWriteTheLinesOfTheNextTurnToo() throws Exception {
        Context loop = vertx.getOrCreateContext();

        on(loop, () -> log(AccessLine.LOGGER, "one"));
        on(loop, () -> log(AccessLine.LOGGER, "two"));

        assertThat(on(loop, () -> {
        })).isEqualTo("one\ntwo\n");
    }

    @Test
    void shouldWriteEveryOtherLineAtOnceAndWhatWaitsBeforeIt() throws Exception {
        String within = on(vertx.getOrCreateContext(), () -> {
            log(AccessLine.LOGGER, "one");
            log("elsewhere", "two");
        });

        assertThat(within).isEqualTo("one\ntwo\n");
    }

    @Test
    void shouldWriteAtOnceWhereThereIsNoTurn() {
        log(AccessLine.LOGGER, "one");

        assertThat(console.written()).isEqualTo("one\n");
    }

    @Test
    void shouldWriteAtOnceOutsideOfAnyContextAndStillTheTurnsAfterIt() throws Exception {
        ContextInternal loop = (ContextInternal) vertx.getOrCreateContext();
        CompletableFuture<String> written = new CompletableFuture<>();

        loop.nettyEventLoop().execute(() -> {
            log(AccessLine.LOGGER, "one");
            written.complete(console.written());
        });

        assertThat(written.get(10, TimeUnit.SECONDS)).isEqualTo("one\n");
        on(loop, () -> log(AccessLine.LOGGER, "two"));
        assertThat(on(loop, () -> {
        })).isEqualTo("one\ntwo\n");
    }

    @Test
    void shouldWriteWhatWaitsWhenItIsClosed() throws Exception {
        String within = on(vertx.getOrCreateContext(), () -> {
            log(AccessLine.LOGGER, "one");
            flush.close();
        });

        assertThat(within).isEqualTo("one\n");
    }

    private void log(String logger, String message) {
        LogRecord told = new LogRecord(Level.INFO, message);
        told.setLoggerName(logger);
        console.publish(told);
        flush.publish(told);
    }

    /** What has been written at the end of a step, which is before the end of its turn. */
    private String on(Context loop, Runnable step) throws Exception {
        CompletableFuture<String> written = new CompletableFuture<>();
        loop.runOnContext(now -> {
            step.run();
            written.complete(console.written());
        });
        return written.get(10, TimeUnit.SECONDS);
    }

    private static final class Console extends WriterHandler {

        private final StringWriter text = new StringWriter();
        private final StringBuffer sent = new StringBuffer();
        private int writes;

        Console() {
            setWriter(text);
        }

        @Override
        public void flush() {
            super.flush();
            if (text.getBuffer().isEmpty()) {
                return;
            }
            writes++;
            sent.append(text.getBuffer());
            text.getBuffer().setLength(0);
        }

        String written() {
            return sent.toString();
        }
    }
}
