package dev.promptpassthrough.passthrough;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Keeps callers apart on an HTTP/1.1 connection to a provider, which they use one after the other. Vert.x alone does not:
 * what comes beyond an answer it would read as the beginning of the next (RFC 9112 §11.1), and a request that is reset
 * when its answer is in already would take the connection from whoever has it by then.
 */
final class Http1Connection {

    private static final AttributeKey<Http1Connection> KEY = AttributeKey.valueOf(Http1Connection.class, "connection");
    private static final int FIRST_FINAL_STATUS = 200;

    private final Channel channel;
    private final UnreadBytes unread;
    private HttpClientRequest holder;
    private boolean written;
    private boolean sending;
    private boolean awaited;
    private boolean spent;
    private HttpResponseStatus status;

    private Http1Connection(Channel channel, HttpClientCodec codec) {
        this.channel = channel;
        this.unread = UnreadBytes.of(codec);
    }

    /** Does nothing for HTTP/2, whose frames say whose they are. */
    static void watch(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        ChannelPipeline pipeline = channel.pipeline();
        HttpClientCodec codec = pipeline.get(HttpClientCodec.class);
        if (codec != null) {
            Http1Connection watched = new Http1Connection(channel, codec);
            channel.attr(KEY).set(watched);
            String name = pipeline.context(codec).name();
            pipeline.addBefore(name, "unasked", watched.new Bytes());
            pipeline.addAfter(name, "answers", watched.new Messages());
        }
    }

    /** The request has the connection from now on; nothing of it has been sent. */
    static HttpClientRequest take(HttpClientRequest request) {
        Http1Connection connection = of(request);
        if (connection != null) {
            connection.run(() -> {
                connection.holder = request;
                connection.written = false;
            });
        }
        return request;
    }

    /**
     * Stops the request, and leaves the connection alone where another has it by now. It is closed even where nothing has
     * been sent yet: a thousand callers who leave at once must not have as many idle ones kept for their sake.
     */
    static void cancel(HttpClientRequest request, long code) {
        Http1Connection connection = of(request);
        if (connection == null) {
            request.reset(code);
        } else {
            connection.run(() -> connection.closeHeldBy(request));
        }
    }

    private static Http1Connection of(HttpClientRequest request) {
        return ((ConnectionBase) request.connection()).channel().attr(KEY).get();
    }

    private void closeHeldBy(HttpClientRequest request) {
        if (holder == request && (!written || sending || awaited)) {
            channel.close();
        }
    }

    /** In the order of what is written. */
    private void run(Runnable step) {
        if (channel.eventLoop().inEventLoop()) {
            step.run();
        } else {
            channel.eventLoop().execute(step);
        }
    }

    private void spend() {
        spent = true;
        channel.close();
    }

    /** What comes while nothing is awaited is not even read. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (awaited) {
                context.fireChannelRead(bytes);
            } else {
                ReferenceCountUtil.release(bytes);
                spend();
            }
        }
    }

    private final class Messages extends ChannelDuplexHandler {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise done) {
            if (message instanceof HttpRequest) {
                written = true;
                sending = true;
                awaited = true;
            }
            if (message instanceof LastHttpContent) {
                sending = false;
            }
            context.write(message, done);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpResponse head) {
                status = head.status();
            }
            if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
                spend();
            }
            if (spent || isInterimUnknownToVertx()) {
                ReferenceCountUtil.release(message);
                return;
            }
            if (message instanceof LastHttpContent && status.code() >= FIRST_FINAL_STATUS) {
                awaited = false;
                if (unread.any()) {
                    // It has come together with the answer's end, and is dropped.
                    spend();
                }
            }
            context.fireChannelRead(message);
        }

        /**
         * Vert.x would tell the request's handlers at once, on this connection's event loop, before the caller's has had what
         * came until then, or while it has it. Of a connection's end each is told in its place. A WebSocket has no other
         * event loop than its caller's, and must tell an end from a break.
         */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            if (HttpResponseStatus.SWITCHING_PROTOCOLS.equals(status)) {
                context.fireExceptionCaught(broken);
            } else {
                spend();
            }
        }

        /** A client must be able to read any number of any of them (RFC 9110 §15.2). */
        private boolean isInterimUnknownToVertx() {
            return status.code() < FIRST_FINAL_STATUS && !HttpResponseStatus.CONTINUE.equals(status)
                    && !HttpResponseStatus.SWITCHING_PROTOCOLS.equals(status)
                    && !HttpResponseStatus.EARLY_HINTS.equals(status);
        }
    }
}
