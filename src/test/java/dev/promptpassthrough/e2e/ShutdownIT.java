package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.WireResponse;

/** What a rolling update does to callers: nothing that they could take for a whole answer which is none. */
class ShutdownIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    private static final String SSE = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String EVENT = "data: word\n\n";
    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    private final ScriptedIdentityProvider identityProvider = ScriptedIdentityProvider.start();
    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private PackagedApplication application;

    private void start(String delay, String timeout) {
        application = ApplicationLaunch.production(identityProvider)
                .with(Map.of("passthrough.providers.wire.base-url", "http://127.0.0.1:" + upstream.port() + "/",
                        "passthrough.providers.wire.auth.scheme", "none",
                        "passthrough.providers.wire.allow-private-address", "true",
                        "quarkus.shutdown.delay", delay, "quarkus.shutdown.timeout", timeout))
                .start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        application.stop();
        upstream.close();
        identityProvider.close();
    }

    @Test
    void shouldEndSoonOnceNothingIsRunning() {
        // Given
        start("0s", "120s");
        call("json").readResponse();
        try (RawClient socket = call("socket")) {
            assertThat(socket.readHead().status()).isEqualTo(101);
        }
        await().atMost(SOON).until(() -> application.log().contains("outcome=caller-left"));
        assertThat(call("broken-stream").readResponse().whole()).isFalse();

        // When
        application.terminate();

        // Then
        assertThat(application.awaitExit(SOON)).isIn(0, 143);
    }

    @Test
    void shouldLetWhatIsRunningFinish() {
        // Given
        start("10s", "60s");
        RawClient json = call("slow-json");
        RawClient stream = call("slow-stream");
        assertThat(stream.readHead().status()).isEqualTo(200);
        assertThat(stream.readChunk()).asString().isEqualTo(EVENT);
        RawClient kept = call("json");
        assertThat(kept.readResponse().head().has("connection")).isFalse();
        await().atMost(SOON).until(() -> application.log().contains("outcome=whole"));

        // When
        application.terminate();

        // Then
        await().atMost(SOON).until(() -> health("ready").statusCode() == 503);
        assertThat(health("ready").body()).contains("DOWN");
        assertThat(health("live").statusCode()).isEqualTo(200);
        shouldServeOnAClosingConnection(send(kept, "json").readResponse());
        shouldServeOnAClosingConnection(call("json").readResponse());
        goOn.countDown();
        shouldServeOnAClosingConnection(json.readResponse());
        assertThat(stream.readChunk()).asString().isEqualTo(EVENT);
        assertThat(stream.readChunk()).as("the last chunk").isEmpty();
        assertThat(application.awaitExit(Duration.ofSeconds(40))).isIn(0, 143);
        assertThat(application.log()).doesNotContain("outcome=cut", "outcome=refused");
    }

    /** So that nobody meets the framework's own 503, which is no problem of ours to read. */
    @Test
    void shouldTakeInNothingNewOnceTheDelayIsOver() {
        // Given
        start("2s", "60s");
        RawClient stream = call("slow-stream");
        assertThat(stream.readHead().status()).isEqualTo(200);
        assertThat(stream.readChunk()).asString().isEqualTo(EVENT);
        RawClient idle = call("json");
        idle.readResponse();

        // When
        application.terminate();

        // Then
        assertThat(idle.readHead()).as("ended without a word").isNull();
        await().atMost(SOON).untilAsserted(() -> assertThatThrownBy(() -> RawClient.connect(application.baseUri()))
                .hasCauseInstanceOf(ConnectException.class));
        assertThat(health("live").statusCode()).isEqualTo(200);
        goOn.countDown();
        assertThat(stream.readChunk()).asString().isEqualTo(EVENT);
        assertThat(stream.readChunk()).as("the last chunk").isEmpty();
        assertThat(application.awaitExit(SOON)).isIn(0, 143);
    }

    private static void shouldServeOnAClosingConnection(WireResponse answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
        assertThat(answer.whole()).isTrue();
        assertThat(answer.head().first("connection")).isEqualTo("close");
    }

    @Test
    void shouldCutVisiblyWhatDoesNotFinish() {
        // Given
        start("0s", "4s");
        RawClient json = call("slow-json");
        RawClient stream = call("slow-stream");
        RawClient socket = call("socket");
        assertThat(stream.readHead().status()).isEqualTo(200);
        assertThat(stream.readChunk()).asString().isEqualTo(EVENT);
        assertThat(socket.readHead().status()).isEqualTo(101);

        // When
        application.terminate();

        // Then
        WireResponse refused = json.readResponse();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.head().first("passthrough-error")).isEqualTo("shutting-down");
        assertThat(refused.head().first("connection")).isEqualTo("close");
        shouldBeCut(stream::readChunk);
        shouldBeCut(() -> socket.readExactly(1));
        assertThat(application.awaitExit(SOON)).isIn(0, 143);
        assertThat(application.log().lines().filter(line -> line.contains("outcome=cut shutting-down"))).hasSize(2);
        assertThat(application.log()).contains("outcome=refused shutting-down");
    }

    /** Neither a last chunk nor a closing frame. */
    private static void shouldBeCut(ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOf(UncheckedIOException.class)
                .cause().isNotInstanceOf(SocketTimeoutException.class);
    }

    private RawClient call(String name) {
        return send(RawClient.connect(application.baseUri()), name);
    }

    /** One that is named after what its provider does. */
    private RawClient send(RawClient client, String name) {
        String script = upstream.on(switch (name) {
            case "json" -> call -> call.send(JSON);
            case "slow-json" -> call -> {
                untilToldTo();
                call.send(JSON);
            };
            case "slow-stream" -> call -> {
                call.send(SSE).chunk(EVENT);
                untilToldTo();
                call.chunk(EVENT).send("0\r\n\r\n");
            };
            case "broken-stream" -> call -> call.send(SSE).chunk(EVENT).close();
            case "socket" -> call -> call.send(SWITCHING).untilClosed();
            default -> throw new IllegalArgumentException(name);
        }).path();
        String token = identityProvider.accessToken().signedBy(identityProvider.key());
        return client.send("GET /api/v1/prompts/passthrough/wire/" + script + " HTTP/1.1\r\nHost: localhost\r\n"
                + (name.equals("socket") ? UPGRADE : "") + "Authorization: Bearer " + token + "\r\n\r\n");
    }

    private void untilToldTo() throws InterruptedException {
        goOn.await(60, TimeUnit.SECONDS);
    }

    private HttpResponse<String> health(String which) {
        return CookieBrowser.asProgram(application.managementUri().resolve("/q/health/" + which));
    }
}
