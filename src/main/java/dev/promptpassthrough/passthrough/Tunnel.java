package dev.promptpassthrough.passthrough;

import java.time.Duration;
import java.util.function.Consumer;

import dev.promptpassthrough.problem.ProblemCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * What an exchange becomes when its provider has answered a WebSocket handshake by 101: bytes that cross both ways as they
 * come. No frame is looked at, so none is changed, and nothing that is compressed is ever unpacked here (CVE-2026-102467).
 *
 * <p>
 * It is made of the connections themselves: Vert.x' own sockets after an upgrade tell nobody when they end, and that of its
 * client never drains. Both connections live on the exchange's event loop.
 */
final class Tunnel {

    private final ExchangeTimer timer;
    private final Duration gap;
    private final Duration writeStall;
    private final ExchangeListener listener;
    private final Consumer<ExchangeEnd> over;
    private final ContextInternal context = ContextInternal.current();

    private Relay caller;
    private Relay provider;
    private int stalls;
    private int ends;
    private ExchangeEnd ending;

    /**
     * @param gap longest silence of both sides; it does not count while one holds the other up
     * @param writeStall longest time in which one side takes nothing
     * @param listener told how many bytes have come from either side
     * @param over told who ended it, when both connections have
     */
    Tunnel(ExchangeTimer timer, Duration gap, Duration writeStall, ExchangeListener listener,
            Consumer<ExchangeEnd> over) {
        this.timer = timer;
        this.gap = gap;
        this.writeStall = writeStall;
        this.listener = listener;
        this.over = over;
    }

    /** Whether a request's connection is one of the event loop that asks. */
    static boolean canJoin(HttpClientRequest upstream) {
        return ((ConnectionBase) upstream.connection()).channel().eventLoop().inEventLoop();
    }

    /**
     * Sends the caller the head that its response holds by now, and joins the connections. Called while the provider's
     * head is being handled: what follows it must find the tunnel in its place.
     */
    void open(HttpServerRequest request, HttpClientRequest upstream) {
        Channel providers = ((ConnectionBase) upstream.connection()).channel();
        Channel callers = ((ConnectionBase) request.connection()).channel();
        caller = new Relay(callers, this);
        provider = new Relay(providers, this);
        provider.install(caller);
        accept(request, callers);
        caller.install(provider);
    }

    /** Breaks both connections off. */
    void reset() {
        caller.reset();
        provider.reset();
    }

    private static void accept(HttpServerRequest request, Channel channel) {
        HttpServerResponse response = request.response();
        HttpHeaders headers = new DefaultHttpHeaders();
        response.setStatusCode(HttpResponseStatus.SWITCHING_PROTOCOLS.code());
        response.headers().forEach((name, value) -> headers.add(name, value));
        // Such as that of a session which was renewed on the way.
        request.cookies().stream().map(ServerCookie.class::cast).filter(ServerCookie::isChanged)
                .forEach(cookie -> headers.add(HttpHeaderNames.SET_COOKIE, cookie.encode()));
        ChannelPipeline pipeline = channel.pipeline();
        // The server's own, which would agree to compression in the provider's place.
        ChannelHandler negotiator = pipeline.get(WebSocketServerExtensionHandler.class);
        if (negotiator != null) {
            pipeline.remove(negotiator);
        }
        pipeline.context(Relay.VERTX).writeAndFlush(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, headers));
        // Whatever came together with the handshake falls out of the decoder, and meets the gate.
        pipeline.remove("httpDecoder");
        pipeline.remove("httpEncoder");
        HandshakeGate.open(pipeline);
    }

    void received(Relay from, int bytes) {
        if (from == provider) {
            listener.relayedDown(bytes);
        } else {
            listener.relayedUp(bytes);
        }
        if (stalls == 0) {
            timer.touch();
        }
    }

    void stalled() {
        if (stalls++ == 0 && ending == null) {
            context.execute(() -> timer.enter(ExchangeTimer.Phase.STALLED_CALLER, writeStall));
        }
    }

    void flowing() {
        if (--stalls == 0 && ending == null) {
            context.execute(() -> timer.enter(ExchangeTimer.Phase.GAP, gap));
        }
    }

    void ended(Relay end) {
        if (ending == null) {
            ending = end == caller ? ExchangeEnd.CALLER_LEFT
                    : end.broken() ? ExchangeEnd.cut(ProblemCode.UPSTREAM_PROTOCOL) : ExchangeEnd.PROVIDER_CLOSED;
            endAlso(end == caller ? provider : caller, end);
        }
        if (++ends == 2) {
            context.execute(() -> over.accept(ending));
        }
    }

    /** An end that is in order comes after all the bytes before it; one that is not shows as such. */
    private void endAlso(Relay other, Relay ended) {
        boolean hopeless = other == provider && other.full();
        if (ended.broken() || hopeless) {
            other.reset();
        } else {
            context.execute(() -> timer.enter(ExchangeTimer.Phase.STALLED_CALLER, writeStall));
            other.close();
        }
    }
}
