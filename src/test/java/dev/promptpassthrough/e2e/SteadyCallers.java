package dev.promptpassthrough.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.promptpassthrough.testsupport.SteadyUpstream;
import dev.promptpassthrough.testsupport.WireResponse;

/**
 * Callers who call again and again, and what went wrong for them. They leave the machine some room: it has to start
 * replicas meanwhile.
 */
final class SteadyCallers implements AutoCloseable {

    private static final int CALLERS = 5;
    private static final int LISTENERS = 6;
    private static final long PAUSE_MILLIS = 10;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CALLERS + LISTENERS);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    SteadyCallers(Supplier<WireResponse> call, Supplier<WireResponse> stream) {
        for (int i = 0; i < CALLERS; i++) {
            again(() -> check(call, calls, "{\"ok\":true}"));
        }
        String lastEvent = "data: " + (SteadyUpstream.EVENTS - 1) + "\n\n";
        for (int i = 0; i < LISTENERS; i++) {
            again(() -> check(stream, streams, lastEvent));
        }
    }

    private void again(Runnable call) {
        threads.scheduleWithFixedDelay(call, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void check(Supplier<WireResponse> call, AtomicInteger done, String end) {
        try {
            WireResponse answer = call.get();
            if (answer.status() != 200 || !answer.whole() || !answer.text().endsWith(end)) {
                failures.add(answer.head() + " whole=" + answer.whole() + ": " + answer.text());
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(e.toString());
        }
        done.incrementAndGet();
    }

    int calls() {
        return calls.get();
    }

    int streams() {
        return streams.get();
    }

    List<String> failures() {
        return failures;
    }

    /** Waits for what is running. */
    void finish() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                failures.add("some calls do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
