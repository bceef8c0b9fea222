package dev.promptpassthrough.usage;

import java.util.Arrays;

/** What providers count, each in their way. What is told anew replaces what was told: running totals are not added up. */
final class Counts {

    /** One number that some provider gives. */
    enum Kind {
        /** Input, cache included. */
        PROMPT,
        /** Input, less what was written to or read from a cache where those are told beside it. */
        INPUT,
        CACHE_WRITTEN,
        CACHE_READ,
        /** Results of the provider's own tools, told beside the prompt. */
        TOOL_PROMPT,
        OUTPUT,
        /** Reasoning, told beside the output. */
        THOUGHTS,
        /** Reasoning, told as a part of the output. */
        REASONING,
        /** Input from a cache, told as a part of it. */
        CACHED,
        TOTAL
    }

    private final long[] numbers = new long[Kind.values().length];

    Counts() {
        Arrays.fill(numbers, Usage.UNKNOWN);
    }

    void set(Kind kind, long number) {
        numbers[kind.ordinal()] = number;
    }

    Usage usage(boolean partial) {
        Usage usage = new Usage(input(), sum(Kind.OUTPUT, Kind.THOUGHTS), either(Kind.CACHED, Kind.CACHE_READ),
                either(Kind.REASONING, Kind.THOUGHTS), of(Kind.TOTAL), partial);
        return usage.known() ? usage : Usage.unknown(partial);
    }

    private long input() {
        if (of(Kind.PROMPT) != Usage.UNKNOWN) {
            return sum(Kind.PROMPT, Kind.TOOL_PROMPT);
        }
        return of(Kind.INPUT) == Usage.UNKNOWN ? Usage.UNKNOWN : sum(Kind.INPUT, Kind.CACHE_WRITTEN, Kind.CACHE_READ);
    }

    private long either(Kind first, Kind second) {
        return of(first) == Usage.UNKNOWN ? of(second) : of(first);
    }

    private long sum(Kind... kinds) {
        long sum = Usage.UNKNOWN;
        for (Kind kind : kinds) {
            if (of(kind) != Usage.UNKNOWN) {
                sum = Math.max(sum, 0) + of(kind);
            }
        }
        return sum;
    }

    private long of(Kind kind) {
        return numbers[kind.ordinal()];
    }
}
