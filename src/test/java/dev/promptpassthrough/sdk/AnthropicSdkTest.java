package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.OverloadedException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.ErrorType;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.MessageTokensCount;
import com.anthropic.models.messages.RawMessageStreamEvent;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** anthropic-java. */
@QuarkusTest
class AnthropicSdkTest {

    @TestHTTPResource
    String root;

    private AnthropicClient client;

    static AnthropicClient client(String site, String token) {
        // snippet: anthropic-java
        AnthropicClient client = AnthropicOkHttpClient.builder()
                .baseUrl(site + "/api/v1/prompts/passthrough/demo-messages")
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
    void shouldCreateAMessage() {
        Message message = client.messages().create(ask("demo-1", 1_000).system("Be brief.").build());

        assertThat(message.model().asString()).isEqualTo("demo-1");
        assertThat(text(message)).contains("You wrote: “Good morning”.").contains("1 message, a system prompt");
    }

    /** The SDK then sends {@code Authorization} instead of {@code x-api-key}; the provider still gets the header it wants. */
    @Test
    void shouldTakeTheTokenAsABearerTokenToo() {
        AnthropicClient bearer = AnthropicOkHttpClient.builder().baseUrl(root + "api/v1/prompts/passthrough/demo-messages")
                .authToken(SignedIn.token("bob")).build();

        Message message = bearer.messages().create(ask("demo-1", 1_000).build());

        assertThat(text(message)).contains("You wrote: “Good morning”.");
    }

    @Test
    void shouldStreamAMessage() {
        List<RawMessageStreamEvent> events;

        try (var stream = client.messages().createStreaming(ask("demo-fast", 1_000).build())) {
            events = stream.stream().toList();
        }

        assertThat(events.get(0).isMessageStart()).isTrue();
        assertThat(events.get(events.size() - 1).isMessageStop()).isTrue();
        assertThat(events.stream().flatMap(event -> event.contentBlockDelta().stream())
                .flatMap(block -> block.delta().text().stream()).map(delta -> delta.text()).collect(Collectors.joining()))
                .contains("You wrote: “Good morning”.");
    }

    /** Of a stream that never ends nothing could be seen, if anybody on the way held it back. */
    @Test
    void shouldHandOverEachEventAsItComes() {
        try (var stream = client.messages().createStreaming(ask("demo-silent", 1_000).build())) {

            assertThat(stream.stream().limit(2)).extracting(event -> event.isMessageStart(),
                    event -> event.isContentBlockStart()).containsExactly(tuple(true, false), tuple(false, true));
        }
    }

    @Test
    void shouldCountTokens() {
        MessageTokensCount count = client.messages()
                .countTokens(MessageCountTokensParams.builder().model("demo-1").addUserMessage("Good morning").build());

        assertThat(count.inputTokens()).isEqualTo(6);
    }

    @Test
    void shouldUnderstandThatTheGatewayWantsAnotherToken() {
        AnthropicClient stranger = client(Site.of(root), "sk-ant-not-a-token-of-ours");

        var refused = catchThrowableOfType(UnauthorizedException.class,
                () -> stranger.messages().create(ask("demo-1", 9).build()));

        assertThat(refused.headers().values("Passthrough-Error")).containsExactly("unauthenticated");
    }

    @Test
    void shouldUnderstandARateLimit() {
        var refused = catchThrowableOfType(RateLimitException.class, () -> create("demo-rate-limit"));

        assertThat(refused.errorType()).hasValue(ErrorType.RATE_LIMIT_ERROR);
        assertThat(refused.headers().values("Retry-After")).containsExactly("12");
        assertThat(refused.requestId()).isPresent();
    }

    @Test
    void shouldUnderstandABadRequest() {
        var refused = catchThrowableOfType(BadRequestException.class, () -> create("demo-bad-request"));

        assertThat(refused.errorType()).hasValue(ErrorType.INVALID_REQUEST_ERROR);
    }

    @Test
    void shouldUnderstandAServerError() {
        var failed = catchThrowableOfType(InternalServerException.class, () -> create("demo-error"));

        assertThat(failed.errorType()).hasValue(ErrorType.API_ERROR);
    }

    /** 529 is in no RFC, and crosses all the same. */
    @Test
    void shouldUnderstandThatTheProviderIsOverloaded() {
        assertThatThrownBy(() -> create("demo-overloaded")).isInstanceOf(OverloadedException.class);
    }

    @Test
    void shouldNotTakeATruncatedStreamForAWholeOne() {
        try (var stream = client.messages().createStreaming(ask("demo-cut", 1_000).build())) {

            assertThatThrownBy(() -> stream.stream().toList()).isInstanceOf(AnthropicIoException.class);
        }
    }

    /** Without the SDK's own second and third try, which the provider's Retry-After would make long. */
    private Message create(String model) {
        return client.withOptions(options -> options.maxRetries(0)).messages().create(ask(model, 1_000).build());
    }

    private static MessageCreateParams.Builder ask(String model, long maxTokens) {
        return MessageCreateParams.builder().model(model).maxTokens(maxTokens).addUserMessage("Good morning");
    }

    private static String text(Message message) {
        return message.content().stream().flatMap(block -> block.text().stream()).map(text -> text.text())
                .collect(Collectors.joining());
    }
}
