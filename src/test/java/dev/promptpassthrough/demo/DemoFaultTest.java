package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.CHAT;
import static dev.promptpassthrough.demo.DemoProvider.GEMINI;
import static dev.promptpassthrough.demo.DemoProvider.GEMINI_STREAM;
import static dev.promptpassthrough.demo.DemoProvider.MESSAGES;
import static dev.promptpassthrough.demo.DemoProvider.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class DemoFaultTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    @ParameterizedTest
    @CsvSource(textBlock = """
            demo-rate-limit,    429, requests,              '',         rate_limit_exceeded
            demo-bad-request,   400, invalid_request_error, max_tokens, invalid_value
            demo-unauthorized,  401, invalid_request_error, '',         invalid_api_key
            demo-error,         500, server_error,          '',         ''
            demo-overloaded,    503, server_error,          '',         ''
            demo-no-such-model, 404, invalid_request_error, '',         model_not_found
            """)
    void shouldFailAsOpenAi(String model, int status, String type, String param, String code) {
        HttpResponse<String> response = PROVIDER.post(CHAT, chat(model, false));

        JsonNode error = DemoStream.json(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error.fieldNames()).toIterable().containsExactly("message", "type", "param", "code");
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("param").asText("")).isEqualTo(param);
        assertThat(error.path("code").asText("")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            demo-rate-limit,    429, rate_limit_error
            demo-bad-request,   400, invalid_request_error
            demo-unauthorized,  401, authentication_error
            demo-error,         500, api_error
            demo-overloaded,    529, overloaded_error
            demo-no-such-model, 404, not_found_error
            """)
    void shouldFailAsAnthropic(String model, int status, String type) {
        HttpResponse<String> response = PROVIDER.post(MESSAGES, messages(model, true));

        JsonNode body = DemoStream.json(response.body());
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(body.path("type").asText()).isEqualTo("error");
        assertThat(body.at("/error/type").asText()).isEqualTo(type);
        assertThat(response.headers().firstValue("request-id")).hasValue(body.path("request_id").asText());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            demo-rate-limit,    429, RESOURCE_EXHAUSTED
            demo-bad-request,   400, INVALID_ARGUMENT
            demo-unauthorized,  401, UNAUTHENTICATED
            demo-error,         500, INTERNAL
            demo-overloaded,    503, UNAVAILABLE
            demo-no-such-model, 404, NOT_FOUND
            """)
    void shouldFailAsGemini(String model, int status, String name) {
        HttpResponse<String> response = PROVIDER.post(GEMINI.formatted(model), CONTENTS);
        HttpResponse<String> inArray = PROVIDER.post(GEMINI_STREAM.formatted(model), CONTENTS);

        JsonNode error = DemoStream.json(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error.path("code").asInt()).isEqualTo(status);
        assertThat(error.path("status").asText()).isEqualTo(name);
        assertThat(DemoStream.json(inArray.body()).at("/0/error")).isEqualTo(error);
    }

    @Test
    void shouldSayWhenToComeBack() {
        HttpResponse<String> openai = PROVIDER.post(CHAT, chat("demo-rate-limit", true));
        HttpResponse<String> anthropic = PROVIDER.post(MESSAGES, messages("demo-rate-limit", true));

        assertThat(openai.headers().firstValue("Retry-After")).hasValue("12");
        assertThat(openai.headers().firstValue("x-ratelimit-remaining-requests")).hasValue("0");
        assertThat(openai.headers().firstValue("x-ratelimit-reset-requests")).hasValue("12s");
        assertThat(anthropic.headers().firstValue("Retry-After")).hasValue("12");
        assertThat(anthropic.headers().firstValue("anthropic-ratelimit-requests-remaining")).hasValue("0");
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void shouldBreakInTheMiddle(boolean stream) {
        assertThatThrownBy(() -> PROVIDER.post(CHAT, chat("demo-cut", stream))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> PROVIDER.post(RESPONSES, responses("demo-cut", stream)))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> PROVIDER.post(MESSAGES, messages("demo-cut", stream)))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> PROVIDER.post((stream ? GEMINI_STREAM : GEMINI).formatted("demo-cut"), CONTENTS))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldAnswerAfterFiveSeconds() {
        Instant sent = Instant.now();

        HttpResponse<String> response = PROVIDER.post(CHAT, chat("demo-slow", false));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Duration.between(sent, Instant.now())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Test
    void shouldAnswerWithHtml() {
        HttpResponse<String> response = PROVIDER.post(MESSAGES, messages("demo-html", true));

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(response.body()).startsWith("<html>");
    }

    @Test
    void shouldRedirectToAHostThatCannotBe() {
        HttpResponse<String> response = PROVIDER.post(CHAT, chat("demo-redirect", false));

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location")).hasValue("https://demo.invalid/v1/chat/completions");
    }

    @Test
    void shouldSendAnErrorInsideTheStream() {
        DemoStream chat = PROVIDER.stream(CHAT, chat("demo-error-event", true));
        DemoStream responses = PROVIDER.stream(RESPONSES, responses("demo-error-event", true));
        DemoStream messages = PROVIDER.stream(MESSAGES, messages("demo-error-event", true));
        DemoStream gemini = PROVIDER.stream(GEMINI_STREAM.formatted("demo-error-event") + "?alt=sse", CONTENTS);

        assertThat(chat.last().json().at("/error/type").asText()).isEqualTo("server_error");
        assertThat(responses.last().name()).isEqualTo("error");
        assertThat(responses.last().json().path("sequence_number").asInt()).isEqualTo(3);
        assertThat(messages.last().name()).isEqualTo("error");
        assertThat(messages.last().json().at("/error/type").asText()).isEqualTo("overloaded_error");
        assertThat(gemini.last().json().at("/error/status").asText()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void shouldSendAnErrorUnderStatus200WhenNotStreamed() {
        HttpResponse<String> response = PROVIDER.post(CHAT, chat("demo-error-event", false));
        HttpResponse<String> array = PROVIDER.post(GEMINI_STREAM.formatted("demo-error-event"), CONTENTS);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(DemoStream.json(response.body()).has("error")).isTrue();
        assertThat(DemoStream.json(array.body()).at("/3/error/code").asInt()).isEqualTo(503);
    }

    @Test
    void shouldTakeAnotherProvidersModelName() {
        HttpResponse<String> response = PROVIDER.post(CHAT, chat("some-other-model", false));

        assertThat(response.body()).contains("The model asked for was some-other-model");
    }

    private static final String CONTENTS = "{\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]}";

    private static String chat(String model, boolean stream) {
        return "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}".formatted(model,
                stream);
    }

    private static String responses(String model, boolean stream) {
        return "{\"model\":\"%s\",\"stream\":%s,\"input\":\"hi\"}".formatted(model, stream);
    }

    private static String messages(String model, boolean stream) {
        return "{\"max_tokens\":999," + chat(model, stream).substring(1);
    }
}
