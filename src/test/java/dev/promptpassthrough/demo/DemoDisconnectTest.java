package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.CHAT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.Vertx;

class DemoDisconnectTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    /** Whatever a test left behind must go by itself, and before the next test counts. */
    @AfterEach
    void shouldHaveNothingOpen() {
        await().atMost(Duration.ofSeconds(2)).until(() -> PROVIDER.server().openStreams() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "demo-1", "demo-silent", "demo-fast" })
    void shouldFreeTheStreamWhenTheClientLeavesInTheMiddle(String model) throws IOException {
        // Given a client that has seen the first event
        try (Socket client = send(model, true)) {
            BufferedReader reply = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            assertThat(reply.lines().filter(line -> line.startsWith("data: ")).findFirst()).isPresent();
            // When it leaves
        }

        // Then nothing stays open
        await().atMost(Duration.ofSeconds(2)).until(() -> PROVIDER.server().openStreams() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "demo-slow", "demo-silent" })
    void shouldFreeTheReplyWhenTheClientLeavesBeforeIt(String model) throws IOException {
        try (Socket client = send(model, false)) {
            await().atMost(Duration.ofSeconds(2)).until(() -> PROVIDER.server().openStreams() == 1);
        }

        await().atMost(Duration.ofSeconds(2)).until(() -> PROVIDER.server().openStreams() == 0);
    }

    @Test
    void shouldStaySilentAfterThreeEvents() throws IOException {
        try (Socket client = send("demo-silent", true)) {
            BufferedReader reply = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            assertThat(reply.lines().filter(line -> line.startsWith("data: ")).limit(3)).hasSize(3);
            await().during(Duration.ofMillis(300)).until(() -> !reply.ready() || reply.readLine().isEmpty());
            assertThat(PROVIDER.server().openStreams()).isEqualTo(1);
        }
    }

    @Test
    void shouldFreeTheStreamWhenItEnds() {
        PROVIDER.stream(CHAT, body("demo-fast", true));

        await().atMost(Duration.ofSeconds(2)).until(() -> PROVIDER.server().openStreams() == 0);
    }

    @Test
    void shouldOutliveAClientThatLeavesWhileItSends() throws IOException {
        try (Socket client = new Socket("127.0.0.1", PROVIDER.server().port())) {
            client.getOutputStream().write("POST /v1/responses HTTP/1.1\r\nContent-Length: 99\r\n\r\n{".getBytes(UTF_8));
        }

        assertThat(PROVIDER.post(CHAT, body("demo-1", false)).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldBreakWhatIsOpenWhenItCloses() throws Exception {
        Vertx vertx = Vertx.vertx();
        DemoServer server = new DemoServer(vertx).start().toCompletionStage().toCompletableFuture().get(9, SECONDS);
        try (Socket client = send(server, "demo-silent", true)) {
            await().atMost(Duration.ofSeconds(2)).until(() -> server.openStreams() == 1);

            server.close().toCompletionStage().toCompletableFuture().get(9, SECONDS);

            client.getInputStream().readAllBytes();
            await().atMost(Duration.ofSeconds(2)).until(() -> server.openStreams() == 0);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(9, SECONDS);
        }
    }

    private static Socket send(String model, boolean stream) throws IOException {
        return send(PROVIDER.server(), model, stream);
    }

    private static Socket send(DemoServer server, String model, boolean stream) throws IOException {
        byte[] body = body(model, stream).getBytes(UTF_8);
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.getOutputStream().write("""
                POST /v1/chat/completions HTTP/1.1
                Host: demo
                Authorization: Bearer %s
                Content-Length: %d

                """.replace("\n", "\r\n").formatted(server.key(), body.length).getBytes(UTF_8));
        socket.getOutputStream().write(body);
        return socket;
    }

    private static String body(String model, boolean stream) {
        return "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}".formatted(model,
                stream);
    }
}
