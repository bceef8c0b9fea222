package dev.promptpassthrough.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.fasterxml.jackson.databind.JsonNode;

import io.vertx.core.Vertx;

/** A running demo server for one test class, and a client that carries its key as each provider wants it. */
final class DemoProvider implements BeforeAllCallback, AfterAllCallback {

    static final String CHAT = "/v1/chat/completions";
    static final String RESPONSES = "/v1/responses";
    static final String MESSAGES = "/v1/messages";
    static final String GEMINI = "/v1beta/models/%s:generateContent";
    static final String GEMINI_STREAM = "/v1beta/models/%s:streamGenerateContent";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Vertx vertx;
    private DemoServer server;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        vertx = Vertx.vertx();
        server = new DemoServer(vertx).start().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        // One after the other from here: a future composed on the closed Vert.x would have no thread to complete on.
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    DemoServer server() {
        return server;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path).headers(withKey(path, headers)).build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path).headers(withKey(path, headers)).POST(BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> postBytes(String path, byte[] body) {
        return send(request(path).headers(withKey(path)).POST(BodyPublishers.ofByteArray(body)).build());
    }

    JsonNode json(String path, String body) {
        return DemoStream.json(post(path, body).body());
    }

    DemoStream stream(String path, String body) {
        return DemoStream.of(post(path, body).body());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String[] withKey(String path, String... more) {
        String[] key = { "Authorization", "Bearer " + server.key() };
        if (path.startsWith("/v1beta")) {
            key = new String[] { "x-goog-api-key", server.key() };
        } else if (path.startsWith("/v1/messages") || List.of(more).contains("anthropic-version")) {
            key = new String[] { "x-api-key", server.key(), "anthropic-version", "2023-06-01" };
        }
        return key;
    }
}
