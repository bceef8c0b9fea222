package dev.promptpassthrough.passthrough;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * The body of a provider's compressed error, held until it is whole, since a key cannot be seen in it before. Errors are
 * small; one that is not, or whose coding cannot be read here, goes on as it is.
 */
final class CompressedError {

    private static final int MOST_HELD = 64 * 1024;
    private static final int MOST_READ = 1024 * 1024;

    private final String coding;
    private Buffer held = Buffer.buffer();
    private boolean given;

    private CompressedError(String coding) {
        this.coding = coding;
    }

    /** @param head the provider's; empty where its body is not compressed, or in a way that only others can read */
    static Optional<CompressedError> of(MultiMap head) {
        String coding = String.join(",", head.getAll(HttpHeaderNames.CONTENT_ENCODING)).strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "gzip", "x-gzip", "deflate" -> Optional.of(new CompressedError(coding));
            default -> Optional.empty();
        };
    }

    /** Whether nothing may go out yet. */
    boolean holds() {
        return !given;
    }

    /** @return what can go out: nothing, or all that was held where it has become too much */
    Buffer add(Buffer chunk) {
        if (given) {
            return chunk;
        }
        held.appendBuffer(chunk);
        return held.length() > MOST_HELD ? give() : Buffer.buffer();
    }

    /** What is held, and no more will be. */
    Buffer give() {
        given = true;
        Buffer all = held;
        held = Buffer.buffer();
        return all;
    }

    /** What is held, as it was before it was compressed; empty where it cannot be read. */
    Optional<byte[]> read() {
        try (InputStream read = reader(new ByteArrayInputStream(held.getBytes()))) {
            byte[] bytes = read.readNBytes(MOST_READ + 1);
            return bytes.length > MOST_READ ? Optional.empty() : Optional.of(bytes);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private InputStream reader(InputStream coded) throws IOException {
        return "deflate".equals(coding) ? new InflaterInputStream(coded) : new GZIPInputStream(coded);
    }
}
