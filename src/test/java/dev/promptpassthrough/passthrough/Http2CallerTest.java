package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;

/** Callers that speak HTTP/2, as browsers do over TLS. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class Http2CallerTest extends WireTest {

    @TestHTTPResource(value = "/", tls = true)
    URI secureSite;

    private Vertx vertx;
    private HttpClient client;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        client = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setUseAlpn(true).setTrustAll(true)
                .setVerifyHost(false).setProtocolVersion(HttpVersion.HTTP_2));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldPassARequestAndItsAnswerOn() throws Exception {
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            call.send(EVENTS).chunk("data: 1\n\n").send(LAST_CHUNK);
        });

        Buffer body = request(HttpMethod.POST, scripted).compose(request -> request.send("{\"a\":1}"))
                .onSuccess(response -> assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2))
                .compose(HttpClientResponse::body)
                .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(body.toString()).isEqualTo("data: 1\n\n");
        assertThat(scripted.next().body()).asString().isEqualTo("{\"a\":1}");
        assertThat(scripted.calls().get(0).head().all("Host")).containsExactly("127.0.0.1:" + upstream.port());
    }

    @Test
    void shouldPassAnAnswerWithoutABodyOn() throws Exception {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 204 No Content\r\n\r\n"));

        HttpClientResponse response = request(HttpMethod.GET, scripted).compose(HttpClientRequest::send)
                .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(response.statusCode()).isEqualTo(204);
    }

    @Test
    void shouldResetTheStreamWhereTheAnswerBreaksOff() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            seen.await();
            call.reset();
        });

        CompletableFuture<Void> end = request(HttpMethod.GET, scripted).compose(HttpClientRequest::send)
                .compose(answer -> answer.handler(chunk -> seen.countDown()).end())
                .toCompletionStage().toCompletableFuture();

        assertThatThrownBy(() -> end.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StreamResetException.class)
                .extracting(failure -> ((StreamResetException) failure.getCause()).getCode()).isEqualTo(2L);
    }

    @Test
    void shouldStopTheProviderWhereTheCallerResetsItsStream() throws Exception {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            call.untilClosed();
        });
        HttpClientRequest request = request(HttpMethod.GET, scripted).toCompletionStage().toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        request.send().onSuccess(response -> response.exceptionHandler(expected -> {
        })).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        Call call = scripted.next();

        request.reset(8);

        assertThat(call.closedByGateway(Duration.ofSeconds(2))).isTrue();
    }

    /** In HTTP/1.1 what comes next would be read as the body that was never sent; here each frame says whose it is. */
    @Test
    void shouldLeaveItsConnectionToOthersWhereOneThatWaitsWithItsBodyIsRefused() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            refused.await();
            call.chunk("data: 2\n\n").send(LAST_CHUNK);
        });
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Buffer> stream = request(HttpMethod.GET, scripted).compose(HttpClientRequest::send)
                .compose(answer -> {
                    begun.complete(null);
                    return answer.body();
                }).toCompletionStage().toCompletableFuture();
        begun.get(10, TimeUnit.SECONDS);

        HttpClientResponse refusal = client.request(HttpMethod.POST, secureSite.getPort(), secureSite.getHost(),
                "/api/v1/prompts/passthrough/no-such/x")
                .compose(request -> {
                    request.putHeader("x-api-key", SignIn.token("alice")).putHeader("Expect", "100-continue").setChunked(true)
                            .sendHead();
                    return request.response();
                }).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        refused.countDown();

        assertThat(refusal.statusCode()).isEqualTo(404);
        assertThat(refusal.getHeader("Connection")).isNull();
        assertThat(stream.get(10, TimeUnit.SECONDS).toString()).isEqualTo("data: 1\n\ndata: 2\n\n");
        refusal.request().exceptionHandler(expected -> {
        }).reset();
    }

    @Test
    void shouldNotBeUpgradedToInClearText() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        try (RawClient raw = connect()) {
            raw.send(head("GET", "wire", scripted)
                    + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

            assertThat(raw.readHead().startLine()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(scripted.next().head().has("Upgrade")).isFalse();
        }
    }

    private Future<HttpClientRequest> request(HttpMethod method, Scripted scripted) {
        return client.request(method, secureSite.getPort(), secureSite.getHost(),
                "/api/v1/prompts/passthrough/wire/" + scripted.path())
                .map(request -> request.putHeader("x-api-key", SignIn.token("alice")));
    }
}
