package dev.promptpassthrough.provider;

import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;

/** Looks at the secrets' files every second, off the event loop; the next look waits for the last one to end. */
@Singleton
public class SecretFiles {

    private static final long PERIOD_MILLIS = 1_000;

    private final Vertx vertx;
    private volatile List<SecretFile> files = List.of();
    private boolean scheduled;
    /** Of those that are watched no more. */
    private volatile long acceptedBefore;
    private volatile long refusedBefore;
    private volatile boolean closed;

    SecretFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    /** From now on these, and no others. Blocking. */
    synchronized void watch(List<SecretFile> wanted) {
        wanted.forEach(SecretFile::refresh);
        for (SecretFile file : files) {
            if (!wanted.contains(file)) {
                acceptedBefore += file.accepted();
                refusedBefore += file.refused();
            }
        }
        files = List.copyOf(wanted);
        if (!scheduled && !wanted.isEmpty()) {
            scheduled = true;
            schedule();
        }
    }

    /** How many cannot be read or used now. */
    public long failing() {
        return files.stream().filter(SecretFile::failing).count();
    }

    /** How often a secret was taken from a file, the first of each included. */
    public long accepted() {
        return acceptedBefore + files.stream().mapToLong(SecretFile::accepted).sum();
    }

    /** How often a file was found not to be readable or usable, once for each state that it was found in. */
    public long refused() {
        return refusedBefore + files.stream().mapToLong(SecretFile::refused).sum();
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
