package dev.promptpassthrough.edge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** One connection of a caller's, known from its first request on; how it is ended when the gateway goes down. */
public final class ServedConnection {

    private static final AttributeKey<ServedConnection> KEY = AttributeKey.valueOf(ServedConnection.class, "served");

    private final HttpConnection connection;
    private final Channel channel;
    private final boolean http2;
    /** Of the event loop only: whether a request of HTTP/1.1 is being answered. */
    private boolean busy;
    private volatile boolean closing;

    private ServedConnection(HttpConnection connection, Channel channel, boolean http2) {
        this.connection = connection;
        this.channel = channel;
        this.http2 = http2;
    }

    /** A request has come on it. @param added told of one that was not known before */
    static ServedConnection begin(HttpServerRequest request, Consumer<ServedConnection> added) {
        ServedConnection served = of(request);
        if (served == null && request.connection() instanceof ConnectionBase connection) {
            served = new ServedConnection(request.connection(), connection.channel(), request.version() == HttpVersion.HTTP_2);
            served.channel.attr(KEY).set(served);
            KeepAlive.on(served.channel);
            added.accept(served);
        }
        if (served != null) {
            served.busy = true;
        }
        return served;
    }

    private static ServedConnection of(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection ? connection.channel().attr(KEY).get() : null;
    }

    /**
     * Where the gateway goes down, has the answer whose head is written now say that it is the last one on its connection.
     * HTTP/2 has no such header (RFC 9113 §8.2.2).
     */
    public static void announceEnd(RoutingContext routing) {
        ServedConnection served = of(routing.request());
        if (served != null && served.closing && !served.http2) {
            routing.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    /** The answer to the request is out. */
    static void end(HttpServerRequest request) {
        ServedConnection served = of(request);
        if (served != null) {
            served.busy = false;
            if (served.closing && !served.http2) {
                served.connection.close();
            }
        }
    }

    /** From now on no more requests are wanted. @param longest how long those that are running may take */
    void close(Duration longest) {
        closing = true;
        if (http2) {
            // GOAWAY (RFC 9113 §6.8) with the last stream that was taken in; the connection ends with the last of them.
            channel.eventLoop().execute(() -> connection.shutdown(longest.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Nothing new is taken in any more, neither on connections that are still to come nor on one that is idle. */
    void leave() {
        channel.parent().close();
        channel.eventLoop().execute(() -> {
            if (!busy && !http2) {
                connection.close();
            }
        });
    }

    void onClosed(Consumer<ServedConnection> then) {
        channel.closeFuture().addListener(closed -> then.accept(this));
    }
}
