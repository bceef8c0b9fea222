package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.FreePort;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.TestKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;

/** A rolling update for callers of HTTP/2, whose one connection carries everything. */
class Http2ShutdownIT {

    private static final String SSE = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ScriptedIdentityProvider identityProvider = ScriptedIdentityProvider.start();
    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final int port = FreePort.next();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(new HttpClientOptions().setSsl(true).setUseAlpn(true)
            .setTrustAll(true).setVerifyHost(false).setProtocolVersion(HttpVersion.HTTP_2));
    private PackagedApplication application;

    @BeforeEach
    void start(@TempDir Path folder) {
        TestKeys keys = TestKeys.make(folder, "localhost", "dns:localhost");
        application = ApplicationLaunch.production(identityProvider)
                .with(Map.of("passthrough.providers.wire.base-url", "http://127.0.0.1:" + upstream.port() + "/",
                        "passthrough.providers.wire.auth.scheme", "none",
                        "passthrough.providers.wire.allow-private-address", "true",
                        "quarkus.http.ssl-port", Integer.toString(port),
                        "quarkus.http.ssl.certificate.key-store-file", keys.file().toString(),
                        "quarkus.http.ssl.certificate.key-store-password", TestKeys.PASSWORD,
                        "quarkus.shutdown.delay", "8s", "quarkus.shutdown.timeout", "60s"))
                .start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        application.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        upstream.close();
        identityProvider.close();
    }

    @Test
    void shouldSayGoodbyeAtOnceAndFinishWhatIsRunning() throws Exception {
        // Given
        CompletableFuture<Long> goodbye = new CompletableFuture<>();
        String stream = upstream.on(call -> {
            call.send(SSE).chunk("data: before\n\n");
            goOn.await(60, TimeUnit.SECONDS);
            call.chunk("data: after\n\n").send("0\r\n\r\n");
        }).path();
        HttpClientResponse running = request(stream)
                .onSuccess(request -> request.connection().goAwayHandler(away -> goodbye.complete(away.getErrorCode())))
                .compose(HttpClientRequest::send).onSuccess(HttpClientResponse::pause)
                .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(running.version()).isEqualTo(HttpVersion.HTTP_2);

        // When
        application.terminate();

        // Then
        assertThat(goodbye.get(5, TimeUnit.SECONDS)).as("NO_ERROR, well within the delay").isZero();
        String other = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")).path();
        Buffer answer = request(other).compose(HttpClientRequest::send).compose(HttpClientResponse::body)
                .toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(answer.toString()).as("over another connection").isEqualTo("{}");
        goOn.countDown();
        CompletableFuture<Buffer> rest = running.body().toCompletionStage().toCompletableFuture();
        running.resume();
        assertThat(rest.get(20, TimeUnit.SECONDS).toString()).isEqualTo("data: before\n\ndata: after\n\n");
        assertThat(application.awaitExit(Duration.ofSeconds(40))).isIn(0, 143);
        assertThat(application.log()).doesNotContain("outcome=cut", "outcome=refused");
    }

    private Future<HttpClientRequest> request(String script) {
        String token = identityProvider.accessToken().signedBy(identityProvider.key());
        return client.request(HttpMethod.GET, port, "localhost", "/api/v1/prompts/passthrough/wire/" + script)
                .onSuccess(request -> request.putHeader("Authorization", "Bearer " + token));
    }
}
