package dev.promptpassthrough.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.promptpassthrough.passthrough.Operation;
import dev.promptpassthrough.usage.Usage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The numbers of one operation of one provider, in the names and units of OpenTelemetry's GenAI conventions. The provider's
 * name there is the slug here: two of the same maker are two.
 */
final class OperationMeters {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer firstChunk;
    private final Timer laterChunk;
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();
    private final Counter unknown;
    private final Tokens whole;
    private final Tokens partial;

    OperationMeters(MeterRegistry registry, String slug, Operation operation, String model) {
        this.registry = registry;
        this.tags = Tags.of("gen_ai.provider.name", slug, "gen_ai.operation.name", operation.label(), "gen_ai.request.model",
                model);
        this.firstChunk = timer("gen_ai.client.operation.time_to_first_chunk",
                "Time until the first chunk of a stream arrived.", tags);
        this.laterChunk = timer("gen_ai.client.operation.time_per_output_chunk",
                "Time between one chunk of a stream and the next.", tags);
        this.unknown = Counter.builder("passthrough.usage.unknown")
                .description("Successful operations whose provider did not say how many tokens they used.")
                .tag("provider", slug).register(registry);
        this.whole = tokens(false);
        this.partial = tokens(true);
    }

    private Tokens tokens(boolean cut) {
        return new Tokens(tokens(cut, "input"), tokens(cut, "output"));
    }

    private DistributionSummary tokens(boolean cut, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .description("Tokens that an operation used, as its provider says.")
                .tags(tags.and("gen_ai.token.type", type, "partial", String.valueOf(cut)))
                .serviceLevelObjectives(Buckets.GEN_AI_TOKENS).register(registry);
    }

    void firstChunk(long nanos) {
        firstChunk.record(nanos, TimeUnit.NANOSECONDS);
    }

    void laterChunk(long nanos) {
        laterChunk.record(nanos, TimeUnit.NANOSECONDS);
    }

    void over(String errorType, long nanos) {
        durations.computeIfAbsent(errorType, this::duration).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** What the provider said; what it did not say is counted as such, and never as no tokens. */
    void used(Usage usage) {
        if (!usage.known()) {
            unknown.increment();
            return;
        }
        Tokens tokens = usage.partial() ? partial : whole;
        record(tokens.input(), usage.input());
        record(tokens.output(), usage.output());
    }

    private static void record(DistributionSummary summary, long tokens) {
        if (tokens != Usage.UNKNOWN) {
            summary.record(tokens);
        }
    }

    private Timer duration(String errorType) {
        return timer("gen_ai.client.operation.duration", "Time that the provider took for a whole operation.",
                tags.and("error.type", errorType));
    }

    private record Tokens(DistributionSummary input, DistributionSummary output) {
    }

    private Timer timer(String name, String description, Tags with) {
        return Timer.builder(name).description(description).tags(with).serviceLevelObjectives(Buckets.GEN_AI)
                .register(registry);
    }
}
