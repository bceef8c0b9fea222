package dev.promptpassthrough.passthrough;

import java.util.Locale;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;

/** The head of the answer to the caller: the provider's, less what may not cross, with what the gateway adds. */
final class ResponseHead {

    /** A provider's HTML or script must not run in our origin, where the session cookie lives. */
    private static final String INERT = "default-src 'none'; sandbox";

    private ResponseHead() {
    }

    /**
     * @param sentAt when the request went to the provider, in milliseconds from the exchange's start
     * @param answeredAt when its head came, likewise
     */
    static void write(HttpClientResponse answer, HttpServerResponse response, String slug, double sentAt,
            double answeredAt) {
        response.setStatusCode(answer.statusCode());
        response.setStatusMessage(answer.statusMessage());
        MultiMap headers = response.headers();
        HeaderPolicy.copyResponse(answer.headers(), headers);
        headers.set("Passthrough-Provider", slug);
        headers.add("Server-Timing", String.format(Locale.ROOT, "gateway;dur=%.2f, upstream;dur=%.2f", sentAt,
                answeredAt - sentAt));
        headers.set("X-Accel-Buffering", "no");
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", INERT);
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (!headers.contains(HttpHeaderNames.CONTENT_LENGTH) && mayHaveBody(answer.statusCode())) {
            response.setChunked(true);
        }
    }

    /** RFC 9110 §6.4.1. */
    private static boolean mayHaveBody(int status) {
        return status >= 200 && status != 204 && status != 304;
    }
}
