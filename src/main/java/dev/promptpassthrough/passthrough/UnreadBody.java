package dev.promptpassthrough.passthrough;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * What a client still sends when its answer has gone out already. It may read the answer only when it has sent everything,
 * and would see a reset instead if the connection were closed under it: so the rest is thrown away for a while (RFC 9112
 * §9.6).
 */
final class UnreadBody {

    private static final long LINGER_MILLIS = 10_000;
    private static final long LINGER_BYTES = 256L * 1024 * 1024;
    /** RFC 9113 §7. */
    private static final long NO_ERROR = 0x0;

    private UnreadBody() {
    }

    static void discard(Vertx vertx, HttpServerRequest request) {
        discard(vertx, request, LINGER_MILLIS);
    }

    /** @param linger how long, in milliseconds, the rest is awaited */
    static void discard(Vertx vertx, HttpServerRequest request, long linger) {
        long timer = vertx.setTimer(linger, late -> giveUp(request));
        long[] discarded = { 0 };
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            discarded[0] += chunk.length();
            if (discarded[0] > LINGER_BYTES && vertx.cancelTimer(timer)) {
                giveUp(request);
            }
        });
        request.resume();
    }

    private static void giveUp(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            // Of the stream alone (RFC 9113 §8.1): others share the connection, behind a proxy even those of other callers.
            request.response().reset(NO_ERROR);
        } else {
            request.connection().close();
        }
    }
}
