package dev.promptpassthrough.metrics;

import java.time.Duration;
import java.util.stream.LongStream;

/** Where histograms have their bounds. */
final class Buckets {

    /** What the gateway itself may take. */
    static final Duration[] SHORT = millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000);

    /** What OpenTelemetry's GenAI conventions ask for, for every duration. */
    static final Duration[] GEN_AI = millis(10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 5_120, 10_240, 20_480, 40_960,
            81_920);

    /** The same for numbers of tokens: powers of four up to 67,108,864. */
    static final double[] GEN_AI_TOKENS = LongStream.iterate(1, bound -> bound * 4).limit(14).asDoubleStream().toArray();

    private Buckets() {
    }

    private static Duration[] millis(long... bounds) {
        return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
