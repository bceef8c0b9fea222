package dev.promptpassthrough.passthrough;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpClientCodec;

/** What a decoder of answers holds and has not read yet. Netty shows that to its subclasses alone. */
final class UnreadBytes {

    private static final MethodHandle DECODER = hidden(CombinedChannelDuplexHandler.class, "inboundHandler",
            MethodType.methodType(ChannelInboundHandler.class));
    private static final MethodHandle COUNT = hidden(ByteToMessageDecoder.class, "actualReadableBytes",
            MethodType.methodType(int.class));

    private final ByteToMessageDecoder decoder;

    private UnreadBytes(ByteToMessageDecoder decoder) {
        this.decoder = decoder;
    }

    static UnreadBytes of(HttpClientCodec codec) {
        try {
            ChannelInboundHandler decoder = (ChannelInboundHandler) DECODER
                    .invokeExact((CombinedChannelDuplexHandler<?, ?>) codec);
            return new UnreadBytes((ByteToMessageDecoder) decoder);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    boolean any() {
        try {
            return (int) COUNT.invokeExact(decoder) > 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle hidden(Class<?> type, String name, MethodType signature) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVirtual(type, name, signature);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
