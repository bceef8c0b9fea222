package dev.promptpassthrough.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The demo provider's realtime API, as a WebSocket client sees it. */
class DemoRealtimeTest {

    @RegisterExtension
    static final DemoProvider DEMO = new DemoProvider();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private volatile int closed;

    @Test
    void shouldAnswerFromWhatWasSaid() throws Exception {
        WebSocket socket = connect("demo-fast", DEMO.server().key());

        JsonNode created = next("session.created");
        socket.sendText("""
                {"type": "session.update", "session": {"type": "realtime", "instructions": "Be brief."}}""", true).join();
        socket.sendText("""
                {"type": "conversation.item.create", "item": {"type": "message", "role": "user",
                 "content": [{"type": "input_text", "text": "Good evening"}]}}""", true).join();
        socket.sendText("{\"type\": \"response.create\"}", true).join();
        JsonNode updated = next("session.updated");
        JsonNode done = next("response.done");

        assertThat(socket.getSubprotocol()).isEqualTo("realtime");
        assertThat(created.at("/session/model").asText()).isEqualTo("demo-fast");
        assertThat(updated.at("/session/instructions").asText()).isEqualTo("Be brief.");
        assertThat(done.at("/response/status").asText()).isEqualTo("completed");
        assertThat(done.at("/response/output/0/content/0/text").asText()).contains("You wrote: “Good evening”.",
                "a system prompt");
        assertThat(done.at("/response/usage/total_tokens").asInt()).isPositive();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> closed, code -> code == WebSocket.NORMAL_CLOSURE);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(DEMO.server()::openStreams, open -> open == 0);
    }

    @Test
    void shouldCallATool() throws Exception {
        WebSocket socket = connect("demo-fast", DEMO.server().key());

        socket.sendText("""
                {"type": "response.create", "response": {"tools": [{"type": "function", "name": "weather",
                 "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}]}}""", true).join();

        assertThat(next("response.function_call_arguments.done").path("name").asText()).isEqualTo("weather");
        assertThat(next("response.done").at("/response/output/0/type").asText()).isEqualTo("function_call");
        socket.abort();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "no JSON|null", "[]|null", "{}|missing_required_parameter",
            "{\"type\": \"input_audio_buffer.append\"}|invalid_value",
            "{\"type\": \"conversation.item.create\"}|missing_required_parameter",
            "{\"type\": \"session.update\", \"session\": {\"model\": \"other\"}}|invalid_value" })
    void shouldSayWhatIsWrong(String message, String code) throws Exception {
        WebSocket socket = connect("demo-1", DEMO.server().key());

        socket.sendText(message, true).join();

        assertThat(next("error").at("/error/code").asText("null")).isEqualTo(code);
        socket.abort();
    }

    @Test
    void shouldKeepNoMoreThanAConversationTakes() throws Exception {
        WebSocket socket = connect("demo-fast", DEMO.server().key());
        String large = "x".repeat(RealtimeSession.MOST_CHARACTERS / 5);

        for (int i = 0; i < 4; i++) {
            socket.sendText("{\"type\": \"session.update\", \"session\": {\"n%d\": \"%s\"}}".formatted(i, large), true).join();
            next("session.updated");
        }
        socket.sendText("{\"type\": \"conversation.item.create\", \"item\": {\"type\": \"%s\"}}".formatted(large), true).join();

        assertThat(next("error").at("/error/message").asText()).contains("as long as the demonstration keeps one");
        socket.abort();
    }

    @Test
    void shouldCloseWhereMoreWaitsThanIsToBeKept() throws Exception {
        // Given: a session whose every change is answered with all of it, and answers of which none leaves after a while
        WebSocket socket = connect("demo-silent", DEMO.server().key());
        String large = "x".repeat(RealtimeSession.MOST_CHARACTERS / 5);
        socket.sendText("{\"type\": \"session.update\", \"session\": {\"n\": \"%s\"}}".formatted(large), true).join();
        String small = "{\"type\": \"session.update\", \"session\": {}}";

        // When
        for (int i = 0; i < 100 && closed == 0; i++) {
            socket.sendText(small, true).exceptionally(gone -> null).join();
        }

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> closed, code -> code == 1008);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(DEMO.server()::openStreams, open -> open == 0);
    }

    @ParameterizedTest
    @CsvSource({ "demo-1, wrong, 401", "demo-no-such, , 404", "demo-rate-limit, , 429", "demo-error, , 500" })
    void shouldRefuseTheHandshake(String model, String key, int status) {
        assertThat(failure(model, key == null ? DEMO.server().key() : key)).isEqualTo(status);
    }

    @Test
    void shouldDieWithoutAWord() throws Exception {
        WebSocket socket = connect("demo-cut", DEMO.server().key());

        socket.sendText("{\"type\": \"response.create\"}", true).join();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> closed, code -> code == -1 || code == 1006);
        List<String> received = new ArrayList<>(events);
        assertThat(received).hasSize(12).noneMatch(event -> event.contains("response.done"));
    }

    private int failure(String model, String key) {
        try {
            connect(model, key);
            return 101;
        } catch (CompletionException e) {
            return ((java.net.http.WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private WebSocket connect(String model, String key) {
        return HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("realtime")
                .header("Authorization", "Bearer " + key)
                .buildAsync(URI.create("ws://127.0.0.1:" + DEMO.server().port() + "/v1/realtime?model=" + model), listener())
                .join();
    }

    private WebSocket.Listener listener() {
        return new WebSocket.Listener() {
            private final StringBuilder message = new StringBuilder();

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                message.append(data);
                if (last) {
                    events.add(message.toString());
                    message.setLength(0);
                }
                socket.request(1);
                return null;
            }

            @Override
            public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                closed = code;
                return null;
            }

            @Override
            public void onError(WebSocket socket, Throwable error) {
                closed = -1;
            }
        };
    }

    /** The next event of that type; those before it are let go. */
    private JsonNode next(String type) throws Exception {
        while (true) {
            String event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).as(type).isNotNull();
            JsonNode read = JSON.readTree(event);
            if (read.path("type").asText().equals(type)) {
                return read;
            }
        }
    }
}
