package dev.promptpassthrough.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How the exchanges with one provider went, as far as this replica has seen: the last {@value #MOST} of them, and of those
 * what is not older than {@link #WINDOW}. Its memory is what it is from the start; to note an exchange takes a few writes.
 */
final class ProviderFigures {

    /** Most exchanges that are looked back at. */
    static final int MOST = 512;
    /** How long they are looked back at. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int UNANSWERED = -1;

    /** How an exchange ended, as far as the provider has to do with it. */
    enum Ending {
        /** Whole, and no server error. */
        GOOD,
        /** The caller left before the end. */
        LEFT,
        /** Refused for what the caller sent, or because the gateway is going down: no fault of the provider's. */
        REFUSED,
        /** Answered with a server error (5xx), or not at all. */
        FAILED,
        /** The answer broke off. */
        CUT
    }

    private final LongSupplier clock;
    private final long[] endedAt = new long[MOST];
    private final float[] latencies = new float[MOST];
    private final Ending[] endings = new Ending[MOST];
    private long ended;
    private int open;
    private int lastStatus;
    private String lastCode;

    /** @param clock milliseconds since 1970 */
    ProviderFigures(LongSupplier clock) {
        this.clock = clock;
    }

    synchronized void begun() {
        open++;
    }

    /**
     * @param latency from the request's going out to the head of the answer, in milliseconds; negative where none came
     * @param status of the provider's answer; 0 where none came
     * @param code what the gateway said in its place, or cut it for; {@code null} for nothing
     */
    synchronized void over(Ending ending, double latency, int status, String code) {
        open--;
        int place = (int) (ended++ % MOST);
        endedAt[place] = clock.getAsLong();
        latencies[place] = latency < 0 ? UNANSWERED : (float) latency;
        endings[place] = ending;
        lastStatus = status;
        lastCode = code;
    }

    /** As it stands now. */
    synchronized Snapshot now() {
        int kept = (int) Math.min(ended, MOST);
        long oldest = clock.getAsLong() - WINDOW.toMillis();
        int[] counts = new int[Ending.values().length];
        float[] answered = new float[kept];
        int answers = 0;
        for (int i = 0; i < kept; i++) {
            if (endedAt[i] < oldest) {
                continue;
            }
            counts[endings[i].ordinal()]++;
            if (latencies[i] != UNANSWERED) {
                answered[answers++] = latencies[i];
            }
        }
        float[] sorted = Arrays.copyOf(answered, answers);
        Arrays.sort(sorted);
        return new Snapshot(open, ended, last(), Counts.of(counts), percentile(sorted, 50), percentile(sorted, 95));
    }

    private Last last() {
        if (ended == 0) {
            return null;
        }
        int place = (int) ((ended - 1) % MOST);
        return new Last(Instant.ofEpochMilli(endedAt[place]), lastStatus, lastCode, endings[place]);
    }

    /** By nearest rank. */
    private static Double percentile(float[] sorted, int percent) {
        return sorted.length == 0 ? null : (double) sorted[(sorted.length * percent + 99) / 100 - 1];
    }

    /**
     * One provider's figures.
     *
     * @param open exchanges that are running
     * @param sinceStart exchanges that have ended since this replica started
     * @param last the one that ended last, or {@code null}
     * @param window those that are looked back at
     * @param median milliseconds to the head of the answer, of half of them; {@code null} where none was answered
     * @param p95 the same of 95 in 100
     */
    record Snapshot(int open, long sinceStart, Last last, Counts window, Double median, Double p95) {
    }

    /** @param status of the provider's answer; 0 where none came */
    record Last(Instant at, int status, String code, Ending ending) {
    }

    /**
     * How many ended how.
     *
     * @param errorRate failed and cut ones among those that were up to the provider, from 0 to 1; {@code null} for none
     */
    record Counts(int good, int left, int refused, int failed, int cut, Double errorRate) {

        private static Counts of(int[] counts) {
            int good = counts[Ending.GOOD.ordinal()];
            int left = counts[Ending.LEFT.ordinal()];
            int failed = counts[Ending.FAILED.ordinal()];
            int cut = counts[Ending.CUT.ordinal()];
            int all = good + left + failed + cut;
            return new Counts(good, left, counts[Ending.REFUSED.ordinal()], failed, cut,
                    all == 0 ? null : (failed + cut) / (double) all);
        }
    }
}
