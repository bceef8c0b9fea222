package dev.promptpassthrough.deploy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

/** Many event streams at once, on two threads in all: their provider, and callers who read them. */
final class EventStreams implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 250;
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String EVENT = "data: {\"choices\":[{\"delta\":{\"content\":\"" + "so it goes ".repeat(20)
            + "\"}}]}\n\n";
    private static final String CHUNK = Integer.toHexString(EVENT.length()) + "\r\n" + EVENT + "\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> streaming = ConcurrentHashMap.newKeySet();
    private final List<AtomicInteger> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger whole = new AtomicInteger();
    private final NetServer provider;
    private final HttpClient callers;

    EventStreams(int most) {
        provider = vertx.createNetServer().connectHandler(socket -> socket.handler(request -> {
            if (streaming.add(socket)) {
                socket.write(HEAD);
            }
        }).closeHandler(gone -> streaming.remove(socket)));
        provider.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        vertx.setPeriodic(INTERVAL_MILLIS, tick -> streaming.forEach(socket -> socket.write(CHUNK)));
        callers = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(most));
    }

    int port() {
        return provider.actualPort();
    }

    /** Callers of the address who read on as long as something comes. */
    void open(int count, URI address, String token) {
        for (int caller = 0; caller < count; caller++) {
            AtomicInteger bytes = new AtomicInteger();
            received.add(bytes);
            callers.request(HttpMethod.POST, address.getPort(), address.getHost(), address.getPath())
                    .map(request -> request.putHeader("Authorization", "Bearer " + token)
                            .putHeader("Content-Type", "application/json"))
                    .compose((HttpClientRequest request) -> request.send("{\"stream\":true}"))
                    .onSuccess(response -> response.handler(data -> bytes.addAndGet(data.length()))
                            .endHandler(end -> whole.incrementAndGet()));
        }
    }

    /** How many callers have had so many events, to the byte. */
    long haveHad(int events) {
        return received.stream().filter(bytes -> bytes.get() >= events * EVENT.length()).count();
    }

    /** Ends every stream as it should end. */
    void finish() {
        Set.copyOf(streaming).forEach(socket -> {
            streaming.remove(socket);
            socket.end(Buffer.buffer("0\r\n\r\n"));
        });
    }

    /** How many callers have had the end of their stream. */
    int whole() {
        return whole.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
