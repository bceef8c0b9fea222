package dev.promptpassthrough.usage;

import java.util.Locale;

import io.vertx.core.buffer.Buffer;

/**
 * Reads the usage out of an answer's bytes as they pass. It neither changes, holds nor delays them, keeps less than 64 KiB
 * whatever comes, and never fails: what it cannot read is unknown. Of one event loop only.
 *
 * <p>
 * Which of the formats an answer has, it tells by the names in it rather than by the provider, since most speak several.
 */
public final class UsageTap implements AutoCloseable {

    private static final String NO_CODING = "identity";

    private final JsonScan scan = new JsonScan(UsageNames.ROOT);
    private final ByteSink sink;
    private boolean off;

    private UsageTap(Framing framing, Inflation inflation) {
        ByteSink framed = framing.over(scan);
        this.sink = inflation == null ? framed : inflation.before(framed);
    }

    /**
     * @param contentType of the answer; {@code null} where it has none
     * @param contentEncoding likewise
     * @return {@code null} where no usage can be read from such an answer
     */
    public static UsageTap on(String contentType, String contentEncoding) {
        Framing framing = Framing.of(contentType);
        if (framing == null) {
            return null;
        }
        if (contentEncoding == null || contentEncoding.isBlank() || NO_CODING.equalsIgnoreCase(contentEncoding.trim())) {
            return new UsageTap(framing, null);
        }
        Inflation inflation = Inflation.of(contentEncoding.trim().toLowerCase(Locale.ROOT));
        return inflation == null ? null : new UsageTap(framing, inflation);
    }

    /** A piece of the answer passes. */
    public void take(Buffer chunk) {
        if (off) {
            return;
        }
        byte[] bytes = chunk.getBytes();
        off = !sink.take(bytes, 0, bytes.length);
    }

    /** What has been read so far. */
    public Usage usage(boolean partial) {
        return scan.counts().usage(partial);
    }

    /** The model that the answer names; {@code null} where it names none, or not in the characters of a model's name. */
    public String model() {
        return scan.model();
    }

    /** Gives back what a compressed answer has taken; there is nothing more to come. */
    @Override
    public void close() {
        off = true;
        sink.close();
    }
}
