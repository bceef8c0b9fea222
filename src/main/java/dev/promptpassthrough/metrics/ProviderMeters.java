package dev.promptpassthrough.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.promptpassthrough.passthrough.ExchangeEnd;
import dev.promptpassthrough.passthrough.ExchangeEnd.Outcome;
import dev.promptpassthrough.passthrough.Operation;
import dev.promptpassthrough.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The numbers of one provider. Each meter is looked up once and kept: a request must not search for them. */
final class ProviderMeters {

    private static final String PROVIDER = "provider";
    private static final List<ProblemCode> FAILURES = List.of(ProblemCode.UPSTREAM_UNREACHABLE, ProblemCode.UPSTREAM_TLS,
            ProblemCode.UPSTREAM_PROTOCOL, ProblemCode.UPSTREAM_TIMEOUT);

    private final MeterRegistry registry;
    private final String slug;
    private final AtomicInteger running;
    private final Timer overhead;
    private final Timer connect;
    private final Counter fromCallers;
    private final Counter fromProvider;
    private final Map<ExchangeEnd, Counter> ends = new ConcurrentHashMap<>();
    private final Map<Operation, Map<String, OperationMeters>> operations = new EnumMap<>(Operation.class);

    ProviderMeters(MeterRegistry registry, String slug) {
        this.registry = registry;
        this.slug = slug;
        this.running = new AtomicInteger();
        Gauge.builder("passthrough.exchanges.running", running, AtomicInteger::get)
                .description("Exchanges that are running now.").tag(PROVIDER, slug).register(registry);
        this.overhead = Timer.builder("passthrough.gateway.overhead")
                .description("What of a whole exchange the gateway itself took.").tag(PROVIDER, slug)
                .serviceLevelObjectives(Buckets.SHORT).register(registry);
        this.connect = Timer.builder("passthrough.upstream.connect")
                .description("How long an exchange waited for a connection to the provider, new or kept.")
                .tag(PROVIDER, slug).serviceLevelObjectives(Buckets.SHORT).register(registry);
        this.fromCallers = bytes("request");
        this.fromProvider = bytes("response");
        for (Operation operation : Operation.values()) {
            operations.put(operation, new ConcurrentHashMap<>());
        }
        usualEnds().forEach(end -> ends.put(end, counter(end)));
    }

    /** Those that somebody wants to be told of the first time. */
    private static Stream<ExchangeEnd> usualEnds() {
        Stream<ExchangeEnd> good = Stream.of(Outcome.WHOLE, Outcome.CALLER_LEFT).map(outcome -> new ExchangeEnd(outcome, null));
        Stream<ExchangeEnd> bad = FAILURES.stream()
                .flatMap(code -> Stream.of(Outcome.REFUSED, Outcome.CUT).map(outcome -> new ExchangeEnd(outcome, code)));
        return Stream.concat(good, bad);
    }

    private Counter bytes(String direction) {
        return Counter.builder("passthrough.bytes").description("Bytes of bodies and of WebSockets, by direction.")
                .tag(PROVIDER, slug).tag("direction", direction).register(registry);
    }

    void begun() {
        running.incrementAndGet();
    }

    /** Time to a connection. */
    void connected(long nanos) {
        connect.record(nanos, TimeUnit.NANOSECONDS);
    }

    void overhead(long nanos) {
        overhead.record(nanos, TimeUnit.NANOSECONDS);
    }

    void over(ExchangeEnd end, long up, long down) {
        running.decrementAndGet();
        ends.computeIfAbsent(end, this::counter).increment();
        fromCallers.increment(up);
        fromProvider.increment(down);
    }

    /** @param model one of those configured, or empty */
    OperationMeters of(Operation operation, String model) {
        return operations.get(operation).computeIfAbsent(model,
                name -> new OperationMeters(registry, slug, operation, name));
    }

    private Counter counter(ExchangeEnd end) {
        return Counter.builder("passthrough.exchanges").description("Exchanges that are over, by how they ended.")
                .tag(PROVIDER, slug).tag("outcome", end.outcome().label())
                .tag("code", end.code() == null ? "" : end.code().wireName()).register(registry);
    }
}
