package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.FreePort;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.RawHttp2;
import dev.promptpassthrough.testsupport.RawHttp2.Frame;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.TestKeys;

/** A rolling update for callers of HTTP/2, whose one connection carries everything. */
class Http2ShutdownIT {

    private static final String SSE = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ScriptedIdentityProvider identityProvider = ScriptedIdentityProvider.start();
    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final URI site = URI.create("https://localhost:" + FreePort.next());
    private PackagedApplication application;

    @BeforeEach
    void start(@TempDir Path folder) {
        TestKeys keys = TestKeys.make(folder, "localhost", "dns:localhost");
        application = ApplicationLaunch.production(identityProvider)
                .with(Map.of("passthrough.providers.wire.base-url", "http://127.0.0.1:" + upstream.port() + "/",
                        "passthrough.providers.wire.auth.scheme", "none",
                        "passthrough.providers.wire.allow-private-address", "true",
                        "quarkus.http.ssl-port", Integer.toString(site.getPort()),
                        "quarkus.http.ssl.certificate.key-store-file", keys.file().toString(),
                        "quarkus.http.ssl.certificate.key-store-password", TestKeys.PASSWORD,
                        "quarkus.shutdown.delay", "10s", "quarkus.shutdown.timeout", "60s"))
                .start();
        // It listens for TLS a moment after it does without.
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            RawHttp2.connect(site).close();
            return true;
        });
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        application.stop();
        upstream.close();
        identityProvider.close();
    }

    @Test
    void shouldSayGoodbyeAtOnceAndFinishWhatIsRunning() {
        // Given
        String stream = upstream.on(call -> {
            call.send(SSE).chunk("data: before\n\n");
            goOn.await(60, TimeUnit.SECONDS);
            call.chunk("data: after\n\n").send("0\r\n\r\n");
        }).path();
        try (RawHttp2 running = call(stream)) {
            assertThat(next(running, RawHttp2.DATA).payload()).asString().isEqualTo("data: before\n\n");

            // When
            application.terminate();

            // Then
            ByteBuffer goodbye = ByteBuffer.wrap(next(running, RawHttp2.GOAWAY).payload());
            assertThat(goodbye.getInt()).as("the last stream that is answered").isEqualTo(1);
            assertThat(goodbye.getInt()).as("NO_ERROR").isZero();
            try (RawHttp2 other = call(upstream.on(
                    call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")).path())) {
                assertThat(next(other, RawHttp2.DATA).payload()).as("still served, over another connection").asString()
                        .isEqualTo("{}");
            }
            goOn.countDown();
            assertThat(rest(running)).isEqualTo("data: after\n\n");
            assertThat(running.read()).as("then the connection ends").isNull();
        }
        assertThat(application.awaitExit(Duration.ofSeconds(40))).isIn(0, 143);
        assertThat(application.log()).doesNotContain("outcome=cut", "outcome=refused");
    }

    private RawHttp2 call(String script) {
        String token = identityProvider.accessToken().signedBy(identityProvider.key());
        return RawHttp2.connect(site).send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 1,
                RawHttp2.fields(List.of(":method: GET", ":scheme: https", ":authority: localhost:" + site.getPort(),
                        ":path: /api/v1/prompts/passthrough/wire/" + script, "authorization: Bearer " + token)));
    }

    private static Frame next(RawHttp2 connection, int type) {
        Frame frame = connection.read();
        while (frame != null && frame.type() != type) {
            frame = connection.read();
        }
        assertThat(frame).as("a frame of type %d", type).isNotNull();
        return frame;
    }

    /** What comes of the stream until its end, which must be a clean one. */
    private static String rest(RawHttp2 connection) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Frame frame = next(connection, RawHttp2.DATA);
        body.writeBytes(frame.payload());
        while ((frame.flags() & RawHttp2.END_STREAM) == 0) {
            frame = next(connection, RawHttp2.DATA);
            body.writeBytes(frame.payload());
        }
        return body.toString(StandardCharsets.UTF_8);
    }
}
