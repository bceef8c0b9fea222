package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The application as it is delivered, running in a process of its own; see {@link ApplicationLaunch}. */
public final class PackagedApplication implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    /** In no run at all; that an event loop was held up for a moment says more about the machine than about the program. */
    private static final Pattern NEVER = Pattern.compile(".*(LEAK: |Unhandled exception|has been blocked for \\d{5,} ms).*");

    private final ServerProcess process;
    private final int port;
    private final int managementPort;

    private PackagedApplication(ServerProcess process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    static PackagedApplication started(ServerProcess process, int port, int managementPort) {
        process.awaitReady(START, () -> listens(port) && listens(managementPort));
        return new PackagedApplication(process, port, managementPort);
    }

    /** {@code http://localhost:PORT}: the name that the realm knows, and that browsers treat as a secure context. */
    public URI baseUri() {
        return URI.create("http://localhost:" + port);
    }

    public URI managementUri() {
        return URI.create("http://localhost:" + managementPort);
    }

    /** What it wrote to stdout and stderr, at most the last megabyte. */
    public String log() {
        return process.output();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Asks it to end and waits for that (SIGTERM where there are signals); what must never stand in its log is an error. */
    public void stop() {
        process.close();
        assertLoggedNothingForbidden();
    }

    void assertLoggedNothingForbidden() {
        List<String> found = log().lines().filter(line -> NEVER.matcher(line).matches()).toList();
        if (!found.isEmpty()) {
            throw new AssertionError("The application logged what it never may: " + found);
        }
    }

    /** Asks it to end (SIGTERM where there are signals) and does not wait. */
    public void terminate() {
        process.terminate();
    }

    /** The exit code, once it has ended after {@link #terminate()}; the same error as of {@link #stop()} for its log. */
    public int awaitExit(Duration atMost) {
        if (!process.awaitExit(atMost)) {
            throw new AssertionError("still running after " + atMost + ":\n" + log());
        }
        assertLoggedNothingForbidden();
        return process.exitCode();
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
