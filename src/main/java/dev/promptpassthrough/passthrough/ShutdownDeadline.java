package dev.promptpassthrough.passthrough;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.shutdown.ShutdownConfig;
import io.vertx.core.Vertx;

/**
 * Ends what is still running shortly before the framework stops waiting for it and closes every connection as it is: by an
 * error where no byte of an answer has gone out, else by a cut that shows, and each with its line in the log.
 */
@Singleton
class ShutdownDeadline {

    /** How long errors and resets may take to go out. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final StreamLimits running;
    private final ShutdownConfig config;

    ShutdownDeadline(Vertx vertx, StreamLimits running, ShutdownConfig config) {
        this.vertx = vertx;
        this.running = running;
        this.config = config;
    }

    static ProblemException refusal() {
        return new ProblemException(ProblemCode.SHUTTING_DOWN,
                "This replica is going down and could not wait for the provider any longer; try again.");
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        if (config.isTimeoutEnabled()) {
            Duration timeout = config.timeout().orElseThrow();
            Duration lastWord = LAST_WORD.compareTo(timeout.dividedBy(2)) < 0 ? LAST_WORD : timeout.dividedBy(2);
            Duration end = config.delay().orElse(Duration.ZERO).plus(timeout).minus(lastWord);
            vertx.setTimer(end.toMillis(), now -> running.revokeAll());
        }
    }
}
