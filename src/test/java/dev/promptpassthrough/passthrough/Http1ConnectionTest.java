package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;

/** One connection that requests have one after the other: each is stopped alone. */
class Http1ConnectionTest {

    private static final long CANCEL = 8;

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private HttpClient client;

    @BeforeEach
    void connect() {
        client = vertx.httpClientBuilder().with(new PoolOptions().setHttp1MaxSize(1))
                .withConnectHandler(Http1Connection::watch).build();
    }

    @AfterEach
    void close() {
        upstream.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldLeaveTheConnectionToWhoHasItByNow() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Scripted quick = upstream.on(call -> call.send(WireTest.OK));
        Scripted slow = upstream.on(call -> {
            stopped.await();
            call.send(WireTest.OK);
        });
        HttpClientRequest first = take(quick);
        await(answer(first));
        HttpClientRequest second = take(slow);
        Future<Buffer> answer = answer(second);
        slow.next();

        Http1Connection.cancel(first, CANCEL);
        stopped.countDown();

        assertThat(await(answer).toString()).isEqualTo("{}");
        assertThat(upstream.connections()).isEqualTo(1);
    }

    @Test
    void shouldCloseTheConnectionOfARequestThatIsUnderWay() throws Exception {
        Scripted silent = upstream.on(Call::untilClosed);
        HttpClientRequest request = take(silent);
        Future<Buffer> answer = answer(request);
        Call call = silent.next();

        Http1Connection.cancel(request, CANCEL);

        assertThat(call.closedByGateway()).isTrue();
        assertThat(answer.toCompletionStage().toCompletableFuture()).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldCloseTheConnectionWhereNothingWasSent() throws Exception {
        Scripted quick = upstream.on(call -> call.send(WireTest.OK));
        HttpClientRequest request = take(quick);
        CountDownLatch closed = new CountDownLatch(1);
        request.exceptionHandler(told -> {
        }).connection().closeHandler(now -> closed.countDown());

        Http1Connection.cancel(request, CANCEL);

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(await(answer(take(quick))).toString()).isEqualTo("{}");
    }

    @Test
    void shouldSkipAnyNumberOfInterimAnswers() throws Exception {
        Scripted chatty = upstream.on(call -> {
            for (int status = 102; status < 200; status++) {
                call.send("HTTP/1.1 " + status + " Wait\r\nX-Interim: 1\r\n\r\n");
            }
            call.send(WireTest.OK);
        });

        assertThat(await(answer(take(chatty))).toString()).isEqualTo("{}");
    }

    private HttpClientRequest take(Scripted scripted) throws Exception {
        return Http1Connection
                .take(await(client.request(HttpMethod.GET, upstream.port(), "127.0.0.1", '/' + scripted.path())));
    }

    private static Future<Buffer> answer(HttpClientRequest request) {
        return request.send().compose(HttpClientResponse::body);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
