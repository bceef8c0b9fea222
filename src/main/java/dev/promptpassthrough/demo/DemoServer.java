package dev.promptpassthrough.demo;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * The demo provider as a real HTTP/1.1 server, on 127.0.0.1 and a port of the system's choice. It refuses every request without
 * its {@link #key()}, so whatever else runs on this machine, a page in a browser included, gets nothing from it.
 */
public final class DemoServer {

    private static final int KEY_BYTES = 24;
    private static final int ID_BYTES = 12;

    private final Vertx vertx;
    private final SecureRandom random = new SecureRandom();
    private final String key = "demo-" + randomHex(KEY_BYTES);
    private final DemoSite site = new DemoSite(key);
    private final AtomicInteger open = new AtomicInteger();
    private final HttpServer server;

    /** @param vertx not closed by this server */
    public DemoServer(Vertx vertx) {
        this.vertx = vertx;
        // No upgrade to HTTP/2: a broken stream is shown by breaking its connection, which must be its own.
        this.server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)
                .setHttp2ClearTextEnabled(false).setHandle100ContinueAutomatically(true)
                .setWebSocketSubProtocols(List.of(RealtimeSocket.SUBPROTOCOL))
                .setMaxWebSocketMessageSize(RealtimeSocket.LARGEST_MESSAGE)
                // Nothing small can be sent here that becomes large.
                .setPerMessageWebSocketCompressionSupported(false).setPerFrameWebSocketCompressionSupported(false));
        server.requestHandler(this::receive);
    }

    /** Listens; may be called once. */
    public Future<DemoServer> start() {
        return server.listen().map(this);
    }

    /** The port it listens on, once {@link #start()} has succeeded. */
    public int port() {
        return server.actualPort();
    }

    /**
     * The secret that every request must carry, as a bearer token or in the header its provider uses; made anew by each server.
     */
    public String key() {
        return key;
    }

    /** How many replies are being written or held back at this moment. */
    public int openStreams() {
        return open.get();
    }

    /** Stops listening and breaks what is open. */
    public Future<Void> close() {
        return server.close();
    }

    private void receive(HttpServerRequest request) {
        Instant received = Instant.now();
        if (RealtimeSocket.isAskedFor(request)) {
            realtime(request, asked(request, new byte[0], received));
            return;
        }
        Context context = vertx.getOrCreateContext();
        new BodyReader(request).read(body -> {
            DemoRequest asked = asked(request, body, received);
            // Reading a large body takes long enough to hold up everything else on this event loop.
            context.executeBlocking(() -> site.reply(asked), false).onSuccess(reply -> write(request, reply))
                    .onFailure(broken -> request.connection().close());
        });
    }

    private void realtime(HttpServerRequest request, DemoRequest asked) {
        DemoReply refusal = site.refusalOfRealtime(asked);
        if (refusal != null) {
            write(request, refusal);
            return;
        }
        request.toWebSocket().onSuccess(socket -> {
            open.incrementAndGet();
            new RealtimeSocket(vertx, (ConnectionBase) request.connection(), socket, asked, open::decrementAndGet).start();
        });
    }

    private DemoRequest asked(HttpServerRequest request, byte[] body, Instant received) {
        return new DemoRequest(request.method().name(), request.path(), firstOfEach(request.params()),
                firstOfEach(request.headers()), body, "req_" + randomHex(ID_BYTES), received);
    }

    private void write(HttpServerRequest request, DemoReply reply) {
        open.incrementAndGet();
        new ReplyWriter(vertx, request, reply, open::decrementAndGet).start();
    }

    private static Map<String, String> firstOfEach(MultiMap values) {
        Map<String, String> first = new HashMap<>();
        values.forEach(each -> first.putIfAbsent(each.getKey().toLowerCase(Locale.ROOT), each.getValue()));
        return Map.copyOf(first);
    }

    private String randomHex(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }
}
