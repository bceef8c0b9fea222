package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/**
 * A load balancer: each request goes to the next replica, whatever connection it came on. It takes no larger heads than
 * nginx does by default ({@code large_client_header_buffers 4 8k}, {@code proxy_buffer_size 4k}), so that what passes
 * here passes there, also where no nginx is installed.
 */
public final class Relay implements AutoCloseable {

    private static final int REQUEST_LINE = 8 * 1024;
    private static final int REQUEST_HEAD = 4 * REQUEST_LINE;
    private static final int RESPONSE_HEAD = 4 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(100)
            .setMaxHeaderSize(REQUEST_HEAD));
    private volatile List<Integer> replicas;
    private final AtomicInteger next = new AtomicInteger();
    private final HttpServer server;

    private Relay(int port, List<Integer> replicas) {
        this.replicas = List.copyOf(replicas);
        this.server = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(2 * REQUEST_HEAD)
                .setMaxInitialLineLength(2 * REQUEST_LINE)).requestHandler(this::relay);
        server.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public static Relay start(int port, List<Integer> replicas) {
        return new Relay(port, replicas);
    }

    /** From now on new requests go to these only; what runs goes on. */
    void use(List<Integer> ready) {
        replicas = List.copyOf(ready);
    }

    public URI address() {
        return URI.create("http://localhost:" + server.actualPort());
    }

    private void relay(HttpServerRequest request) {
        request.pause();
        if (isTooLarge(request)) {
            request.resume();
            request.response().setStatusCode(400).end("Request Header Or Cookie Too Large");
            return;
        }
        List<Integer> ready = replicas;
        int port = ready.get(Math.floorMod(next.getAndIncrement(), ready.size()));
        client.request(new RequestOptions().setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setMethod(request.method()).setURI(request.uri()).setHeaders(endToEnd(request.headers())))
                .compose(outgoing -> {
                    request.response().closeHandler(gone -> outgoing.reset());
                    boolean body = request.headers().contains("Content-Length")
                            || request.headers().contains("Transfer-Encoding");
                    return body ? outgoing.send(request) : outgoing.send();
                })
                .onSuccess(answer -> pass(answer, request))
                .onFailure(failure -> fail(request, failure.toString()));
    }

    private static void pass(HttpClientResponse answer, HttpServerRequest request) {
        if (request.response().closed() || request.response().ended()) {
            // Whoever asked has left meanwhile.
            answer.request().reset();
            return;
        }
        int head = "HTTP/1.1 200 \r\n\r\n".length() + answer.statusMessage().length() + length(answer.headers());
        if (head > RESPONSE_HEAD) {
            answer.request().reset();
            fail(request, "upstream sent too big header while reading response header from upstream: " + head);
            return;
        }
        request.response().setStatusCode(answer.statusCode()).headers().addAll(endToEnd(answer.headers()));
        if (!answer.headers().contains("Content-Length")) {
            request.response().setChunked(true);
        }
        answer.pipeTo(request.response());
    }

    private static boolean isTooLarge(HttpServerRequest request) {
        int line = request.method().name().length() + request.uri().length() + " HTTP/1.1  ".length();
        return line > REQUEST_LINE || length(request.headers()) > REQUEST_HEAD
                || request.headers().entries().stream().anyMatch(header -> length(header) > REQUEST_LINE);
    }

    private static int length(MultiMap headers) {
        return headers.entries().stream().mapToInt(Relay::length).sum();
    }

    private static int length(Map.Entry<String, String> header) {
        return header.getKey().length() + header.getValue().length() + ": \r\n".length();
    }

    private static MultiMap endToEnd(MultiMap headers) {
        return MultiMap.caseInsensitiveMultiMap().addAll(headers).remove("Connection").remove("Transfer-Encoding")
                .remove("Keep-Alive");
    }

    private static void fail(HttpServerRequest request, String why) {
        if (!request.response().headWritten()) {
            request.response().setStatusCode(502).end(why);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
