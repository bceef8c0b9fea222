package dev.promptpassthrough.provider;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;

/** Looks at the secrets' files every second, off the event loop; the next look waits for the last one to end. */
@ApplicationScoped
public class SecretFiles {

    private static final long PERIOD_MILLIS = 1_000;

    private final List<SecretFile> files = new CopyOnWriteArrayList<>();
    private final Vertx vertx;
    private volatile boolean closed;

    SecretFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    void watch(SecretFile file) {
        files.add(file);
        if (files.size() == 1) {
            schedule();
        }
    }

    /** How many cannot be read or used now. */
    public long failing() {
        return files.stream().filter(SecretFile::failing).count();
    }

    /** How often a secret was taken from a file, the first of each included. */
    public long accepted() {
        return files.stream().mapToLong(SecretFile::accepted).sum();
    }

    /** How often a file was found not to be readable or usable, once for each state that it was found in. */
    public long refused() {
        return files.stream().mapToLong(SecretFile::refused).sum();
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
