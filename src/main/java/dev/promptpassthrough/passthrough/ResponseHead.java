package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.edge.Millis;
import dev.promptpassthrough.edge.SecurityHeaders;
import dev.promptpassthrough.edge.ServedConnection;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The head of the answer to the caller: the provider's, less what may not cross, with what the gateway adds. */
final class ResponseHead {

    private static final CharSequence PROVIDER = HttpHeaders.createOptimized("Passthrough-Provider");
    private static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
    private static final CharSequence BUFFERING = HttpHeaders.createOptimized("X-Accel-Buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");
    /** A provider's HTML or script must not run in our origin, where the session cookie lives. */
    private static final CharSequence INERT = HttpHeaders.createOptimized("default-src 'none'; sandbox");

    private ResponseHead() {
    }

    /**
     * @param sentAt when the request went to the provider, in milliseconds from the exchange's start
     * @param answeredAt when its head came, likewise
     */
    static void write(HttpClientResponse answer, RoutingContext routing, String slug, double sentAt, double answeredAt) {
        HttpServerResponse response = routing.response();
        response.setStatusCode(answer.statusCode());
        setReason(answer, response);
        MultiMap headers = response.headers();
        HeaderPolicy.copyResponse(answer.headers(), headers);
        headers.set(PROVIDER, slug);
        headers.add(SERVER_TIMING,
                "gateway;dur=" + Millis.format(sentAt) + ", upstream;dur=" + Millis.format(answeredAt - sentAt));
        headers.set(BUFFERING, NO);
        headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, INERT);
        ServedConnection.announceEnd(routing);
        frame(answer.statusCode(), routing);
    }

    /** Takes back what {@link #write} has set, so that an answer of the gateway's own can take its place. */
    static void undo(HttpClientResponse answer, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        answer.headers().names().stream()
                .filter(name -> !HeaderPolicy.isGatewaysOwn(name))
                .forEach(response.headers()::remove);
        response.setChunked(false);
        SecurityHeaders.set(response.headers());
        response.headers().set(HttpHeaderNames.CONTENT_SECURITY_POLICY, INERT);
    }

    /** Whether the head can be sent before there is a body: its framing must be known, and there must be a body to come. */
    static boolean mayGoAlone(RoutingContext routing) {
        MultiMap headers = routing.response().headers();
        return routing.request().version() == HttpVersion.HTTP_2 || headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                || headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    private static void setReason(HttpClientResponse answer, HttpServerResponse response) {
        String usual = HttpResponseStatus.valueOf(answer.statusCode()).reasonPhrase();
        // Vert.x tells a 304 from the others by the very object, which a reason of its own would replace.
        if (answer.statusCode() != HttpResponseStatus.NOT_MODIFIED.code() && !usual.equals(answer.statusMessage())) {
            response.setStatusMessage(answer.statusMessage());
        }
    }

    private static void frame(int status, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        if (response.headers().contains(HttpHeaderNames.CONTENT_LENGTH) || !mayHaveBody(status)) {
            return;
        }
        if (routing.request().version() == HttpVersion.HTTP_1_0) {
            // It knows no chunks: the body ends with the connection, whatever the client would like (RFC 9112 §6.3).
            routing.addHeadersEndHandler(late -> response.headers().set(HttpHeaderNames.CONNECTION, "close"));
            routing.addEndHandler(ended -> routing.request().connection().close());
        } else {
            response.setChunked(true);
        }
    }

    /** RFC 9110 §6.4.1. */
    private static boolean mayHaveBody(int status) {
        return status >= 200 && status != 204 && status != 304;
    }
}
