package dev.promptpassthrough.passthrough;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Breaks an answer off in a way that the caller can tell from its end. */
final class Cut {

    /** RFC 9113 §7. */
    private static final long INTERNAL_ERROR = 0x2;

    private Cut() {
    }

    /** @param stalled whether the caller does not take what was written, so that waiting for that would take for ever */
    static void off(HttpServerRequest request, boolean stalled) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(INTERNAL_ERROR);
        } else if (request.version() == HttpVersion.HTTP_1_0 || stalled) {
            // To HTTP/1.0 the end of the connection is the end of the answer: only its reset tells that something is missing.
            resetConnection(request);
        } else if (!request.response().ended()) {
            // Not the response's own close, of which nobody is told: a shutdown would wait for it.
            request.connection().close();
        }
    }

    /** Breaks a connection off at once, whatever is still to be written, and without TLS' orderly end. */
    static void reset(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.pipeline().firstContext().close();
        }
    }

    private static void resetConnection(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            reset(connection.channel());
        } else {
            request.connection().close();
        }
    }
}
