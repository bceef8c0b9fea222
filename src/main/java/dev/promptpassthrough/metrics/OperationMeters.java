package dev.promptpassthrough.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.promptpassthrough.passthrough.Operation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The numbers of one operation of one provider, in the names and units of OpenTelemetry's GenAI conventions. The provider's
 * name
 * there is the slug here: two of the same maker are two.
 */
final class OperationMeters {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer firstChunk;
    private final Timer laterChunk;
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();

    OperationMeters(MeterRegistry registry, String slug, Operation operation, String model) {
        this.registry = registry;
        this.tags = Tags.of("gen_ai.provider.name", slug, "gen_ai.operation.name", operation.label(), "gen_ai.request.model",
                model);
        this.firstChunk = timer("gen_ai.client.operation.time_to_first_chunk",
                "Time until the first chunk of a stream arrived.", tags);
        this.laterChunk = timer("gen_ai.client.operation.time_per_output_chunk",
                "Time between one chunk of a stream and the next.", tags);
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

    private Timer duration(String errorType) {
        return timer("gen_ai.client.operation.duration", "Time that the provider took for a whole operation.",
                tags.and("error.type", errorType));
    }

    private Timer timer(String name, String description, Tags with) {
        return Timer.builder(name).description(description).tags(with).serviceLevelObjectives(Buckets.GEN_AI)
                .register(registry);
    }
}
