package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A child process whose output is kept and that never outlives the test run.
 *
 * <p>
 * Its descendants end with it: a start script may run the real server as a child of its own.
 */
final class ServerProcess implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path log;
    private final OutputTail tail = new OutputTail();
    private final Thread pump;
    private final Thread lastResort = new Thread(this::kill);

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pump = new Thread(this::copyOutput, name + "-output");
        this.pump.setDaemon(true);
    }

    /** Starts {@code builder}'s command; stdout and stderr go together to {@code log} and to {@link #output()}. */
    static ServerProcess start(String name, ProcessBuilder builder, Path log) {
        try {
            Files.createDirectories(log.getParent());
            var started = new ServerProcess(name, builder.redirectErrorStream(true).start(), log);
            Runtime.getRuntime().addShutdownHook(started.lastResort);
            started.pump.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }

    /** Waits until {@code ready}; an early exit or the end of {@code atMost} is an error that shows the last output. */
    void awaitReady(Duration atMost, Callable<Boolean> ready) {
        try {
            Awaitility.await(name).atMost(atMost).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50))
                    .until(() -> !isAlive() || ready.call());
        } catch (ConditionTimeoutException e) {
            close();
            throw new IllegalStateException(name + " was not ready within " + atMost + ":\n" + output(), e);
        }
        if (!isAlive()) {
            close();
            throw new IllegalStateException(name + " exited with " + process.exitValue() + ":\n" + output());
        }
    }

    /** Waits for the process to end by itself; false when it still runs after {@code atMost}. */
    boolean awaitExit(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            pump.join(GRACE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    /** So far; zero where the system does not tell, and once it has ended. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** The exit code; 128 + n after signal n, as shells count. */
    int exitCode() {
        return process.exitValue();
    }

    /** The last megabyte of what it wrote; the file has all of it. */
    String output() {
        return tail.toString();
    }

    /** Asks it to end (SIGTERM where there are signals), and kills what is left after a while. */
    @Override
    public void close() {
        List<ProcessHandle> all = family();
        terminate();
        awaitExit(GRACE);
        all.forEach(ProcessHandle::destroyForcibly);
        forgetLastResort();
    }

    /** Asks it to end (SIGTERM where there are signals) and does not wait. */
    void terminate() {
        // Not Process.destroy(), which also closes the streams: what a server says as it ends is part of its output.
        process.toHandle().destroy();
    }

    /** Ends it at once (SIGKILL), as a crash would. */
    void kill() {
        family().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    private void forgetLastResort() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook runs or has run; both are what it is for.
        }
    }

    private void copyOutput() {
        try (InputStream from = process.getInputStream(); OutputStream to = Files.newOutputStream(log)) {
            byte[] buffer = new byte[8192];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
                tail.append(buffer, read);
            }
        } catch (IOException e) {
            tail.append(("\n[output lost: " + e + "]\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
