package dev.promptpassthrough.demo;

import java.util.function.Consumer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Gathers a request's body up to a limit. What is over the limit is read and dropped, because a client that is cut off while it
 * sends never sees the refusal; what is far over it ends the connection.
 */
final class BodyReader {

    static final int LIMIT = 8 << 20;
    private static final long PATIENCE = 16L * LIMIT;

    private final HttpServerRequest request;
    private Buffer body = Buffer.buffer();
    private long received;

    BodyReader(HttpServerRequest request) {
        this.request = request;
    }

    /** @param whole is given the bytes once they are all there, or null where there were too many */
    void read(Consumer<byte[]> whole) {
        request.handler(this::take);
        request.endHandler(end -> whole.accept(body == null ? null : body.getBytes()));
    }

    private void take(Buffer bytes) {
        received += bytes.length();
        if (received > PATIENCE) {
            request.connection().close();
        } else if (received > LIMIT) {
            body = null;
        } else {
            body.appendBuffer(bytes);
        }
    }
}
