package dev.promptpassthrough.passthrough;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * What a client still sends when its answer has gone out already. It may read the answer only when it has sent everything,
 * and would see a reset instead if the connection were closed under it: so the rest is thrown away for a while (RFC 9112
 * §9.6).
 */
final class UnreadBody {

    private static final long LINGER_MILLIS = 10_000;
    private static final long LINGER_BYTES = 256L * 1024 * 1024;

    private UnreadBody() {
    }

    static void discard(Vertx vertx, HttpServerRequest request) {
        long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
        long[] discarded = { 0 };
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            discarded[0] += chunk.length();
            if (discarded[0] > LINGER_BYTES) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
