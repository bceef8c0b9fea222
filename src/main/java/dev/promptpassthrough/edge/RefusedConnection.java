package dev.promptpassthrough.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * A connection on which a request was refused that may be read in two ways. What follows may be the second half of a
 * smuggled one. Closing takes a moment, in which the server would go on to answer what it has read already.
 */
final class RefusedConnection {

    private static final AttributeKey<Boolean> REFUSED = AttributeKey.valueOf(RefusedConnection.class, "refused");

    private RefusedConnection() {
    }

    /** Has the connection closed after the answer, and nothing more of it answered. */
    static void close(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            // Its requests are told apart by their frames.
            return;
        }
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().attr(REFUSED).set(true);
        }
        context.response().putHeader(HttpHeaderNames.CONNECTION, "close");
        context.addEndHandler(ended -> request.connection().close());
    }

    static boolean carries(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection && connection.channel().hasAttr(REFUSED);
    }
}
