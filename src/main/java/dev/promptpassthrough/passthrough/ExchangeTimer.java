package dev.promptpassthrough.passthrough;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.vertx.core.Vertx;

/**
 * Watches one exchange: how long its present phase lasts, and how long all of it. One timer, set for whichever ends
 * first and looked at again when it fires, so that a chunk costs no more than noting the time. Of one event loop only.
 */
final class ExchangeTimer {

    /** What an exchange waits for. */
    enum Phase {
        /** The caller's body. */
        UPLOAD,
        /** The head of the provider's answer. */
        FIRST_BYTE,
        /** More of the provider's answer; behind a WebSocket, more of either side. */
        GAP,
        /** The caller, who does not take what has arrived; behind a WebSocket, whichever side does not. */
        STALLED_CALLER,
        /** Nothing more: the exchange took too long in all. */
        TOTAL
    }

    private final Vertx vertx;
    private final long startedAt = System.nanoTime();
    private final long total;
    private final Consumer<Phase> expired;

    private Phase phase;
    private long phaseLimit;
    private long phaseStartedAt;
    private long timer = -1;
    private long firesAt;
    private boolean stopped;

    /** @param expired told once, on the event loop, in which phase the time ran out */
    ExchangeTimer(Vertx vertx, Duration total, Consumer<Phase> expired) {
        this.vertx = vertx;
        this.total = total.toNanos();
        this.expired = expired;
    }

    /** A new phase begins now; none does once it has stopped, though a write that ended the exchange would go on to it. */
    void enter(Phase next, Duration limit) {
        if (stopped) {
            return;
        }
        phase = next;
        phaseLimit = limit.toNanos();
        phaseStartedAt = System.nanoTime();
        if (timer < 0 || deadline() < firesAt) {
            arm();
        }
    }

    /** Something happened in the present phase: its time begins anew. */
    void touch() {
        phaseStartedAt = System.nanoTime();
    }

    void stop() {
        stopped = true;
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
    }

    /** Milliseconds since the exchange began, with a fraction. */
    double elapsedMillis() {
        return (System.nanoTime() - startedAt) / 1e6;
    }

    private long deadline() {
        return Math.min(phaseStartedAt + phaseLimit, startedAt + total);
    }

    private void arm() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
        firesAt = deadline();
        long millis = TimeUnit.NANOSECONDS.toMillis(firesAt - System.nanoTime());
        timer = vertx.setTimer(Math.max(1, millis + 1), fired -> look());
    }

    private void look() {
        timer = -1;
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        if (now < deadline()) {
            arm();
            return;
        }
        Phase over = now >= startedAt + total ? Phase.TOTAL : phase;
        stop();
        expired.accept(over);
    }
}
