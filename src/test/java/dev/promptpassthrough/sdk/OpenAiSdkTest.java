package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.openai.azure.credential.AzureApiKeyCredential;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.Model;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** openai-java: chat completions, models and errors; {@link OpenAiResponsesSdkTest} and {@link UploadSdkTest} have the rest. */
@QuarkusTest
class OpenAiSdkTest {

    @TestHTTPResource
    String root;

    private OpenAIClient client;

    static OpenAIClient client(String site, String token) {
        // snippet: openai-java
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(site + "/api/v1/prompts/passthrough/demo")
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
    void shouldCompleteAChat() {
        ChatCompletion completion = client.chat().completions().create(ask("demo-1").temperature(0.5).build());

        assertThat(completion.model()).isEqualTo("demo-1");
        assertThat(completion.choices()).hasSize(1);
        assertThat(completion.choices().get(0).message().content().orElseThrow()).contains("You wrote: “Good morning”.")
                .contains("the request held 1 message, no system prompt, temperature 0.5");
        assertThat(completion.usage().orElseThrow().completionTokens()).isPositive();
    }

    @Test
    void shouldStreamAChat() {
        List<ChatCompletionChunk> chunks;

        try (var stream = client.chat().completions().createStreaming(ask("demo-fast").build())) {
            chunks = stream.stream().toList();
        }

        assertThat(chunks).hasSizeGreaterThan(10);
        assertThat(said(chunks)).contains("You wrote: “Good morning”.");
    }

    /** Of a stream that never ends nothing could be seen, if anybody on the way held it back. */
    @Test
    void shouldHandOverEachEventAsItComes() {
        List<ChatCompletionChunk> chunks;

        try (var stream = client.chat().completions().createStreaming(ask("demo-silent").build())) {
            chunks = stream.stream().limit(3).toList();
        }

        assertThat(said(chunks)).isEqualTo("This is");
    }

    /** With a key of Azure's the SDK sends {@code api-key}; the provider still gets the header it wants. */
    @Test
    void shouldTakeTheTokenWhereAzureWantsAKey() {
        OpenAIClient azure = OpenAIOkHttpClient.builder().baseUrl(root + "api/v1/prompts/passthrough/demo")
                .credential(AzureApiKeyCredential.create(SignedIn.token("bob"))).build();

        assertThat(azure.models().list().data()).isNotEmpty();
    }

    @Test
    void shouldListModels() {
        List<Model> models = client.models().list().data();

        assertThat(models).extracting(Model::id).contains("demo-1", "demo-rate-limit");
    }

    @Test
    void shouldUnderstandThatTheGatewayWantsAnotherToken() {
        OpenAIClient stranger = client(Site.of(root), "sk-not-a-token-of-ours");

        var refused = catchThrowableOfType(UnauthorizedException.class, () -> stranger.models().list());

        assertThat(refused.headers().values("Passthrough-Error")).containsExactly("unauthenticated");
        assertThat(problem(refused)).extractingByKey("code").isEqualTo("unauthenticated");
    }

    @Test
    void shouldUnderstandThatTheGatewayHasNoSuchProvider() {
        OpenAIClient lost = client.withOptions(options -> options.baseUrl(root + "api/v1/prompts/passthrough/nobody"));

        var refused = catchThrowableOfType(NotFoundException.class, () -> lost.models().list());

        assertThat(problem(refused)).extractingByKey("code").isEqualTo("unknown-provider");
    }

    @Test
    void shouldUnderstandTheProvidersOwnUnauthorized() {
        var refused = catchThrowableOfType(UnauthorizedException.class, () -> complete("demo-unauthorized"));

        assertThat(refused.headers().values("Passthrough-Error")).isEmpty();
        assertThat(refused.code()).hasValue("invalid_api_key");
    }

    @Test
    void shouldUnderstandARateLimit() {
        var refused = catchThrowableOfType(RateLimitException.class, () -> complete("demo-rate-limit"));

        assertThat(refused.code()).hasValue("rate_limit_exceeded");
        assertThat(refused.headers().values("Retry-After")).containsExactly("12");
        assertThat(refused.headers().values("x-ratelimit-remaining-requests")).containsExactly("0");
    }

    @Test
    void shouldUnderstandABadRequest() {
        var refused = catchThrowableOfType(BadRequestException.class, () -> complete("demo-bad-request"));

        assertThat(refused.param()).hasValue("max_tokens");
    }

    @Test
    void shouldUnderstandAServerError() {
        var failed = catchThrowableOfType(InternalServerException.class, () -> complete("demo-error"));

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.type()).hasValue("server_error");
    }

    @Test
    void shouldUnderstandAnErrorInTheMiddleOfAStream() {
        try (var stream = client.chat().completions().createStreaming(ask("demo-error-event").build())) {

            assertThatThrownBy(() -> stream.stream().toList()).isInstanceOf(SseException.class)
                    .hasMessageContaining("Overloaded in the middle");
        }
    }

    @Test
    void shouldNotTakeATruncatedStreamForAWholeOne() {
        try (var stream = client.chat().completions().createStreaming(ask("demo-cut").build())) {

            assertThatThrownBy(() -> stream.stream().toList()).isInstanceOf(OpenAIIoException.class);
        }
    }

    /** Without the SDK's own second and third try, which the provider's Retry-After would make long. */
    private ChatCompletion complete(String model) {
        return client.withOptions(options -> options.maxRetries(0)).chat().completions().create(ask(model).build());
    }

    private static ChatCompletionCreateParams.Builder ask(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("Good morning");
    }

    private static String said(List<ChatCompletionChunk> chunks) {
        return chunks.stream().flatMap(chunk -> chunk.choices().stream()).flatMap(choice -> choice.delta().content().stream())
                .collect(Collectors.joining());
    }

    private static Map<String, Object> problem(OpenAIServiceException refused) {
        return refused.body().convert(new TypeReference<>() {
        });
    }
}
