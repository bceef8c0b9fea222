package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import com.google.genai.types.CountTokensConfig;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** google-genai. */
@QuarkusTest
class GeminiSdkTest {

    private static final GenerateContentConfig ONCE = GenerateContentConfig.builder()
            .httpOptions(HttpOptions.builder().retryOptions(HttpRetryOptions.builder().attempts(1))).build();

    @TestHTTPResource
    String root;

    private Client client;

    static Client client(String site, String token) {
        // snippet: google-genai-java
        Client client = Client.builder()
                .httpOptions(HttpOptions.builder()
                        .baseUrl(site + "/api/v1/prompts/passthrough/demo-gemini")
                        .build())
                .apiKey(token)
                .build();
        // end of snippet
        return client;
    }

    @BeforeEach
    void open() {
        client = client(Site.of(root), SignedIn.token("alice"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shouldGenerateContent() {
        GenerateContentResponse response = client.models.generateContent("demo-1", "Good morning",
                GenerateContentConfig.builder().temperature(0.5f).build());

        assertThat(response.modelVersion()).hasValue("demo-1");
        assertThat(response.text()).contains("You wrote: “Good morning”.").contains("temperature 0.5");
    }

    @Test
    void shouldStreamContent() {
        List<String> parts = new ArrayList<>();

        try (var stream = client.models.generateContentStream("demo-fast", "Good morning", ONCE)) {
            stream.forEach(part -> parts.add(part.text()));
        }

        assertThat(parts).hasSizeGreaterThan(10);
        assertThat(String.join("", parts)).contains("You wrote: “Good morning”.");
    }

    /** Of a stream that never ends nothing could be seen, if anybody on the way held it back. */
    @Test
    void shouldHandOverEachEventAsItComes() {
        try (var stream = client.models.generateContentStream("demo-silent", "Good morning", ONCE)) {
            var parts = stream.iterator();

            assertThat(parts.next().text() + parts.next().text()).isEqualTo("This is");
        }
    }

    @Test
    void shouldCountTokens() {
        assertThat(client.models.countTokens("demo-1", "Good morning", CountTokensConfig.builder().build()).totalTokens())
                .hasValue(6);
    }

    @Test
    void shouldUnderstandThatTheGatewayWantsAnotherToken() {
        try (Client stranger = client(Site.of(root), "AIza-not-a-token-of-ours")) {

            var refused = catchThrowableOfType(ClientException.class,
                    () -> stranger.models.generateContent("demo-1", "Good morning", ONCE));

            assertThat(refused.code()).isEqualTo(401);
        }
    }

    @Test
    void shouldUnderstandARateLimit() {
        var refused = catchThrowableOfType(ClientException.class, () -> generate("demo-rate-limit"));

        assertThat(refused).extracting(ApiException::code, ApiException::status).containsExactly(429, "RESOURCE_EXHAUSTED");
        assertThat(refused.message()).startsWith("Rate limit reached");
    }

    @Test
    void shouldUnderstandABadRequest() {
        var refused = catchThrowableOfType(ClientException.class, () -> generate("demo-bad-request"));

        assertThat(refused).extracting(ApiException::code, ApiException::status).containsExactly(400, "INVALID_ARGUMENT");
    }

    @Test
    void shouldUnderstandAServerError() {
        var failed = catchThrowableOfType(ServerException.class, () -> generate("demo-error"));

        assertThat(failed).extracting(ApiException::code, ApiException::status).containsExactly(500, "INTERNAL");
    }

    private GenerateContentResponse generate(String model) {
        return client.models.generateContent(model, "Good morning", ONCE);
    }
}
