package dev.promptpassthrough.passthrough;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/**
 * Stands on a connection while a handshake on it is unanswered. A client must not send anything then (RFC 6455 §4.1): nobody
 * could tell whether that is a frame or another request, and the server would read it as a request. So such a connection is
 * closed.
 */
@Sharable
final class HandshakeGate extends ChannelInboundHandlerAdapter {

    private static final HandshakeGate GATE = new HandshakeGate();
    private static final String DECODER = "httpDecoder";
    /** For what comes from now on. */
    private static final String BEFORE = "handshake-gate-before-decoder";
    /** For what came together with the handshake. */
    private static final String BEHIND = "handshake-gate-behind-decoder";

    private HandshakeGate() {
    }

    /** Until the request is answered, or {@link #open} is called. */
    static void close(RoutingContext routing) {
        ChannelPipeline pipeline = ((ConnectionBase) routing.request().connection()).channel().pipeline();
        pipeline.addBefore(DECODER, BEFORE, GATE);
        pipeline.addAfter(DECODER, BEHIND, GATE);
        routing.addEndHandler(answered -> open(pipeline));
    }

    static void open(ChannelPipeline pipeline) {
        remove(pipeline, BEFORE);
        remove(pipeline, BEHIND);
    }

    private static void remove(ChannelPipeline pipeline, String name) {
        if (pipeline.get(name) != null) {
            pipeline.remove(name);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf || message instanceof HttpRequest) {
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            // The end of the handshake itself.
            context.fireChannelRead(message);
        }
    }
}
