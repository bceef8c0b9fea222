package dev.promptpassthrough.passthrough;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes an HTTP/1.1 connection to a provider on which more comes than the answer that was asked for. The decoder would
 * keep the surplus and read it as the beginning of the next answer, which is another caller's (RFC 9112 §11.1).
 */
final class AnswerBoundary {

    private static final int FIRST_FINAL_STATUS = 200;
    /** Netty shows to subclasses only what its decoder has not read yet. */
    private static final MethodHandle DECODER = hidden(CombinedChannelDuplexHandler.class, "inboundHandler",
            MethodType.methodType(io.netty.channel.ChannelInboundHandler.class));
    private static final MethodHandle UNREAD = hidden(ByteToMessageDecoder.class, "actualReadableBytes",
            MethodType.methodType(int.class));

    private final ByteToMessageDecoder decoder;
    private boolean awaited;
    private boolean last;
    private boolean spent;

    private AnswerBoundary(ByteToMessageDecoder decoder) {
        this.decoder = decoder;
    }

    /** Does nothing for HTTP/2, whose frames say whose they are. */
    static void watch(HttpConnection connection) {
        ChannelPipeline pipeline = ((ConnectionBase) connection).channel().pipeline();
        HttpClientCodec codec = pipeline.get(HttpClientCodec.class);
        if (codec != null) {
            AnswerBoundary boundary = new AnswerBoundary((ByteToMessageDecoder) call(DECODER, codec));
            String name = pipeline.context(codec).name();
            pipeline.addBefore(name, "unasked", boundary.new Bytes());
            pipeline.addAfter(name, "surplus", boundary.new Messages());
        }
    }

    private void spend(ChannelHandlerContext context) {
        spent = true;
        context.close();
    }

    /** What comes while nothing is awaited is not even read. */
    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (awaited) {
                context.fireChannelRead(bytes);
            } else {
                ReferenceCountUtil.release(bytes);
                spend(context);
            }
        }
    }

    /** What has come together with the answer's end is dropped. */
    private final class Messages extends ChannelDuplexHandler {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
            awaited |= message instanceof HttpRequest;
            context.write(message, written);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (spent) {
                ReferenceCountUtil.release(message);
                return;
            }
            if (message instanceof HttpResponse head) {
                last = head.status().code() >= FIRST_FINAL_STATUS;
            }
            if (message instanceof LastHttpContent && last) {
                awaited = false;
                if ((int) call(UNREAD, decoder) > 0) {
                    spend(context);
                }
            }
            context.fireChannelRead(message);
        }
    }

    private static MethodHandle hidden(Class<?> type, String name, MethodType signature) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVirtual(type, name, signature);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Object call(MethodHandle method, Object target) {
        try {
            return method.invoke(target);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
