package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.passthrough.ExchangeTimer.Phase;
import io.vertx.core.Vertx;

class ExchangeTimerTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> fired = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldTellThePhaseThatTookTooLong() throws InterruptedException {
        run(LONG, timer -> {
            timer.enter(Phase.UPLOAD, LONG);
            timer.enter(Phase.FIRST_BYTE, SHORT);
        });

        assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo("FIRST_BYTE");
    }

    @Test
    void shouldTellThatAllOfItTookTooLong() throws InterruptedException {
        run(SHORT, timer -> timer.enter(Phase.GAP, LONG));

        assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo("TOTAL");
    }

    @Test
    void shouldCountAPhaseFromTheLastSignOfLife() throws InterruptedException {
        run(LONG, timer -> {
            timer.enter(Phase.GAP, Duration.ofMillis(300));
            int[] left = { 8 };
            vertx.setPeriodic(50, id -> {
                timer.touch();
                if (--left[0] == 0) {
                    vertx.cancelTimer(id);
                    fired.add("touched");
                }
            });
        });

        assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo("touched");
        assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo("GAP");
    }

    @Test
    void shouldTellNothingOnceStopped() throws InterruptedException {
        run(SHORT, timer -> {
            timer.enter(Phase.GAP, SHORT);
            timer.stop();
            vertx.setTimer(200, late -> fired.add("nothing"));
        });

        assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo("nothing");
    }

    /** As where a write fails at once because the caller has gone, and the exchange ends within it. */
    @Test
    void shouldBeginNothingOnceStopped() throws InterruptedException {
        run(SHORT, timer -> {
            timer.enter(Phase.GAP, LONG);
            timer.stop();
            timer.enter(Phase.STALLED_CALLER, SHORT);
            vertx.setTimer(200, late -> fired.add("nothing"));
        });

        assertThat(fired.poll(5, TimeUnit.SECONDS)).isEqualTo("nothing");
    }

    private void run(Duration total, Consumer<ExchangeTimer> test) {
        vertx.runOnContext(start -> test.accept(new ExchangeTimer(vertx, total, phase -> fired.add(phase.name()))));
    }
}
