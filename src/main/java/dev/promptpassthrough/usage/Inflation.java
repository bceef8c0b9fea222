package dev.promptpassthrough.usage;

import java.util.zip.Inflater;

/** The compressions that can be undone here; brotli and zstd would need libraries for each platform. */
enum Inflation {
    GZIP,
    DEFLATE;

    ByteSink before(ByteSink next) {
        boolean bare = this == GZIP;
        Inflated inflated = new Inflated(new Inflater(bare), next);
        return bare ? new GzipHeader(inflated) : inflated;
    }

    /** @return {@code null} where it cannot be undone */
    static Inflation of(String contentEncoding) {
        return switch (contentEncoding) {
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> null;
        };
    }
}
