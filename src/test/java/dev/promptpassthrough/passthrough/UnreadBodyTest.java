package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.StreamResetException;

/** A client that goes on sending when its answer has gone out, for longer than it is waited for. */
class UnreadBodyTest {

    private static final int LINGER_MILLIS = 200;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<HttpServerResponse> endless = new CompletableFuture<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldResetTheStreamAloneAndLeaveItsConnectionToTheOthers() throws Exception {
        HttpClient client = client(HttpVersion.HTTP_2);
        BlockingQueue<String> chunks = new LinkedBlockingQueue<>();
        done(client.request(HttpMethod.GET, "/endless").compose(HttpClientRequest::send)
                .onSuccess(answer -> answer.handler(chunk -> chunks.add(chunk.toString()))));
        CompletableFuture<Throwable> reset = new CompletableFuture<>();

        int status = done(client.request(HttpMethod.POST, "/refused").compose(request -> {
            request.exceptionHandler(reset::complete);
            request.setChunked(true).write("some");
            return request.response();
        })).statusCode();

        assertThat(status).isEqualTo(404);
        assertThat(reset.get(10, TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class)
                .extracting(cause -> ((StreamResetException) cause).getCode()).isEqualTo(0L);
        endless.get(10, TimeUnit.SECONDS).write("still here");
        assertThat(chunks.poll(10, TimeUnit.SECONDS)).isEqualTo("still here");
    }

    @Test
    void shouldCloseAConnectionOnWhichNothingElseCanCome() throws Exception {
        HttpClient client = client(HttpVersion.HTTP_1_1);
        CompletableFuture<Void> closed = new CompletableFuture<>();

        int status = done(client.request(HttpMethod.POST, "/refused").compose(request -> {
            request.connection().closeHandler(closed::complete);
            request.setChunked(true).write("some");
            return request.response();
        })).statusCode();

        assertThat(status).isEqualTo(404);
        assertThat(closed).succeedsWithin(10, TimeUnit.SECONDS);
    }

    private HttpClient client(HttpVersion version) throws Exception {
        int port = done(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1")).actualPort();
        return vertx.createHttpClient(new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port)
                .setProtocolVersion(version).setHttp2ClearTextUpgrade(false), new PoolOptions().setHttp2MaxSize(1));
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/endless")) {
            request.response().setChunked(true).writeHead();
            endless.complete(request.response());
        } else {
            request.response().setStatusCode(404).end("no");
            UnreadBody.discard(vertx, request, LINGER_MILLIS);
        }
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
