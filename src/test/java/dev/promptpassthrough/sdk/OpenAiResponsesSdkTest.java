package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.RateLimitException;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** openai-java: responses. */
@QuarkusTest
class OpenAiResponsesSdkTest {

    @TestHTTPResource("/api/v1/prompts/passthrough/demo-responses")
    String baseUrl;

    private OpenAIClient client;

    @BeforeEach
    void open() {
        client = OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey(SignedIn.token("alice")).build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shouldCreateAResponse() {
        Response response = client.responses().create(ask("demo-1").instructions("Be brief.").build());

        assertThat(text(response)).contains("You wrote: “Good morning”.").contains("1 message, a system prompt");
    }

    @Test
    void shouldStreamAResponse() {
        List<ResponseStreamEvent> events;

        try (var stream = client.responses().createStreaming(ask("demo-fast").build())) {
            events = stream.stream().toList();
        }

        assertThat(events.get(0).isCreated()).isTrue();
        assertThat(events.get(events.size() - 1).isCompleted()).isTrue();
        assertThat(events.stream().flatMap(event -> event.outputTextDelta().stream()).map(ResponseTextDeltaEvent::delta)
                .collect(Collectors.joining())).contains("You wrote: “Good morning”.");
    }

    /** Of a stream that never ends nothing could be seen, if anybody on the way held it back. */
    @Test
    void shouldHandOverEachEventAsItComes() {
        try (var stream = client.responses().createStreaming(ask("demo-silent").build())) {

            assertThat(stream.stream().limit(2)).extracting(event -> event.isCreated(), event -> event.isInProgress())
                    .containsExactly(tuple(true, false), tuple(false, true));
        }
    }

    @Test
    void shouldUnderstandARateLimit() {
        OpenAIClient once = client.withOptions(options -> options.maxRetries(0));

        var refused = catchThrowableOfType(RateLimitException.class,
                () -> once.responses().create(ask("demo-rate-limit").build()));

        assertThat(refused.code()).hasValue("rate_limit_exceeded");
    }

    private static ResponseCreateParams.Builder ask(String model) {
        return ResponseCreateParams.builder().model(model).input("Good morning");
    }

    private static String text(Response response) {
        return response.output().stream().flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream()).flatMap(content -> content.outputText().stream())
                .map(text -> text.text()).collect(Collectors.joining());
    }
}
