package dev.promptpassthrough.passthrough;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * One end of a {@link Tunnel}: what arrives on its connection goes out on its peer's, and is no longer read while that takes
 * nothing. In between lies what Netty holds for one connection, 64 KiB and one read.
 */
final class Relay extends ChannelInboundHandlerAdapter {

    /** The name of Vert.x' own handler, the last of a connection's. */
    static final String VERTX = "handler";

    private final Channel channel;
    private final Tunnel tunnel;
    private ChannelHandlerContext context;
    private Relay peer;
    private boolean full;
    private boolean broken;

    Relay(Channel channel, Tunnel tunnel) {
        this.channel = channel;
        this.tunnel = tunnel;
    }

    /** Takes the connection's bytes from now on; Vert.x, behind it, goes on to be told of its end. */
    void install(Relay to) {
        peer = to;
        channel.pipeline().addBefore(VERTX, Relay.class.getName(), this);
    }

    /** Whether it takes nothing at the moment. */
    boolean full() {
        return full;
    }

    /** Whether its connection broke, rather than being closed. */
    boolean broken() {
        return broken;
    }

    /** Closes the connection once everything is out. */
    void close() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Breaks the connection off. */
    void reset() {
        Cut.reset(channel);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext read, Object message) {
        if (message instanceof ByteBuf bytes) {
            tunnel.received(this, bytes.readableBytes());
            peer.write(bytes);
        } else {
            // The end of the handshake, which the decoder tells of.
            ReferenceCountUtil.release(message);
        }
    }

    private void write(ByteBuf bytes) {
        context.write(bytes);
        if (!full && !channel.isWritable()) {
            full = true;
            peer.channel.config().setAutoRead(false);
            tunnel.stalled();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext read) {
        peer.context.flush();
        read.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        if (full && channel.isWritable()) {
            full = false;
            peer.channel.config().setAutoRead(true);
            tunnel.flowing();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext caught, Throwable cause) {
        broken = true;
        caught.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        tunnel.ended(this);
        inactive.fireChannelInactive();
    }
}
