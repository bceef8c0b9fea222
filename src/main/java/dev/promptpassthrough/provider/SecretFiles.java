package dev.promptpassthrough.provider;

import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

/** Looks at the secrets' files every second, off the event loop; the next look waits for the last one to end. */
@ApplicationScoped
class SecretFiles {

    private static final long PERIOD_MILLIS = 1_000;

    private final Vertx vertx;
    private volatile List<SecretFile> files = List.of();
    private boolean scheduled;
    private volatile boolean closed;

    SecretFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    /** From now on these, and no others. Blocking. */
    synchronized void watch(List<SecretFile> wanted) {
        wanted.forEach(SecretFile::refresh);
        files = List.copyOf(wanted);
        if (!scheduled && !wanted.isEmpty()) {
            scheduled = true;
            schedule();
        }
    }

    private void schedule() {
        vertx.setTimer(PERIOD_MILLIS, due -> {
            if (!closed) {
                vertx.executeBlocking(() -> {
                    files.forEach(SecretFile::refresh);
                    return null;
                }, false).onComplete(looked -> schedule());
            }
        });
    }

    @PreDestroy
    void close() {
        closed = true;
    }
}
