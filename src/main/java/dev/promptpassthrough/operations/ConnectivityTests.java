package dev.promptpassthrough.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.promptpassthrough.passthrough.ConnectivityProbe;
import dev.promptpassthrough.passthrough.ConnectivityProbe.Finding;
import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Future;

/** The tests that administrators run: for each provider one at a time, none right after another, and the last result kept. */
@Singleton
class ConnectivityTests {

    /** A test is a real call with a real key: nobody must be able to make many of them. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final Function<Provider, Future<Finding>> probe;
    private final LongSupplier nanoClock;
    private final Map<String, Run> bySlug = new ConcurrentHashMap<>();

    @Inject
    ConnectivityTests(ConnectivityProbe probe) {
        this(probe::probe, System::nanoTime);
    }

    ConnectivityTests(Function<Provider, Future<Finding>> probe, LongSupplier nanoClock) {
        this.probe = probe;
        this.nanoClock = nanoClock;
    }

    /** A provider's last test; {@code endedAt} and {@code finding} are {@code null} while it runs. */
    private record Run(long startedAt, Instant endedAt, Finding finding) {
    }

    /** What a test has found, and when it ended. */
    record Result(Instant at, Finding finding) {
    }

    /** Too soon after another test of the same provider, or while one runs. */
    static final class TooSoonException extends RuntimeException {

        private final Duration wait;

        TooSoonException(Duration wait) {
            super(null, null, false, false);
            this.wait = wait;
        }

        /** How long to wait. */
        Duration left() {
            return wait;
        }
    }

    /** @throws TooSoonException where another test of the provider runs, or has begun within {@link #PAUSE} */
    Future<Result> run(Provider provider) {
        Run mine = new Run(nanoClock.getAsLong(), null, null);
        bySlug.compute(provider.slug(), (slug, before) -> {
            refuseTooSoon(before, mine.startedAt());
            return mine;
        });
        return probe.apply(provider).map(finding -> {
            Run ended = new Run(mine.startedAt(), Instant.now(), finding);
            bySlug.put(provider.slug(), ended);
            return new Result(ended.endedAt(), finding);
        }).onFailure(failed -> bySlug.remove(provider.slug(), mine));
    }

    /** The provider's last result, or {@code null} where it was not tested since this replica started. */
    Result last(String slug) {
        Run run = bySlug.get(slug);
        return run == null || run.finding() == null ? null : new Result(run.endedAt(), run.finding());
    }

    private static void refuseTooSoon(Run before, long now) {
        if (before == null) {
            return;
        }
        Duration since = Duration.ofNanos(now - before.startedAt());
        if (before.finding() == null || since.compareTo(PAUSE) < 0) {
            throw new TooSoonException(since.compareTo(PAUSE) < 0 ? PAUSE.minus(since) : PAUSE);
        }
    }
}
