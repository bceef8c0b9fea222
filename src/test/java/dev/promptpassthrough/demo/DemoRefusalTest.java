package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.CHAT;
import static dev.promptpassthrough.demo.DemoProvider.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoRefusalTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    @ParameterizedTest
    @CsvSource(textBlock = """
            /v1/chat/completions,                   Authorization,  '',      /error/code,   invalid_api_key
            /v1/chat/completions,                   Authorization,  Bearer , /error/code,   invalid_api_key
            /v1/chat/completions,                   Authorization,  Bearer x,/error/code,   invalid_api_key
            /v1/responses,                          x-api-key,      x,       /error/code,   invalid_api_key
            /v1/models,                             Authorization,  Bearer x,/error/code,   invalid_api_key
            /v1/no-such-path,                       Authorization,  Bearer x,/error/code,   invalid_api_key
            /v1/messages,                           x-api-key,      x,       /error/type,   authentication_error
            /v1/messages,                           Authorization,  Bearer x,/error/type,   authentication_error
            /v1beta/models/demo-1:generateContent,  x-goog-api-key, x,       /error/status, UNAUTHENTICATED
            /v1beta/models/demo-1:generateContent?key=x, x-other,   x,       /error/status, UNAUTHENTICATED
            /v1beta/models,                         Authorization,  Bearer x,/error/status, UNAUTHENTICATED
            """)
    void shouldRequireTheKey(String path, String header, String value, String pointer, String expected) {
        HttpResponse<String> response = PROVIDER
                .send(PROVIDER.request(path).header(header, value).POST(BodyPublishers.ofString("{}")).build());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(DemoStream.json(response.body()).at(pointer).asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                            | model
            {"model":7}                                                                   | model
            {"model":"demo-1"}                                                            | messages
            {"model":"demo-1","messages":[]}                                              | messages
            {"model":"demo-1","messages":"hi"}                                            | messages
            {"model":"demo-1","messages":[7]}                                             | messages
            {"model":"demo-1","messages":[{"content":"hi"}]}                              | messages[0].role
            {"model":"demo-1","messages":[{"role":"boss","content":"hi"}]}                | messages[0].role
            {"model":"demo-1","messages":[{"role":"user"}],"temperature":3}               | temperature
            {"model":"demo-1","messages":[{"role":"user"}],"temperature":"hot"}           | temperature
            {"model":"demo-1","messages":[{"role":"user"}],"max_tokens":0}                | max_tokens
            {"model":"demo-1","messages":[{"role":"user"}],"max_tokens":1.5}              | max_tokens
            {"model":"demo-1","messages":[{"role":"user"}],"stream":"yes"}                | stream
            {"model":"demo-1","messages":[{"role":"user"}],"n":2}                         | n
            {"model":"demo-1","messages":[{"role":"user"}],"tools":[{"type":"function"}]} | tools[0].function.name
            {"model":"demo-1","messages":[{"role":"user"}],"tool_choice":{"function":{"name":"x"}}} | tool_choice
            {"model":"demo-1","messages":[{"role":"user"}],"response_format":"json"}      | response_format
            """)
    void shouldNameTheFieldThatOpenAiRefuses(String body, String param) {
        HttpResponse<String> response = PROVIDER.post(CHAT, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DemoStream.json(response.body()).at("/error/param").asText()).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                                | model: Field required
            {"model":"demo-1","messages":[{"role":"user","content":"hi"}]}                    | max_tokens: Field required
            {"model":"demo-1","max_tokens":9}                                                 | messages: Field required
            {"model":"demo-1","max_tokens":9,"messages":[{"role":"user"}]}                    | messages.0.content: Field required
            {"model":"demo-1","max_tokens":9,"messages":[{"role":"system","content":"hi"}]}   | messages.0.role: Input should be
            """)
    void shouldNameTheFieldThatAnthropicRefuses(String body, String message) {
        HttpResponse<String> response = PROVIDER.post(MESSAGES, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DemoStream.json(response.body()).at("/error/message").asText()).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                         | contents
            {"contents":[{}]}                                                          | contents[0].parts
            {"contents":[{"parts":[{}]}],"generationConfig":{"maxOutputTokens":0}}     | generationConfig.maxOutputTokens
            """)
    void shouldNameTheFieldThatGeminiRefuses(String body, String field) {
        HttpResponse<String> response = PROVIDER.post("/v1beta/models/demo-1:generateContent", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DemoStream.json(response.body()).at("/error/details/0/fieldViolations/0/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"model": "demo-1",, }  | line 1, column 20
            {"model"                | line 1, column 9
            []                      | line 1, column 1
            {} {}                   | line 1
            hello                   | line 1
            """)
    void shouldSayWhereJsonEnds(String body, String position) {
        HttpResponse<String> response = PROVIDER.post(CHAT, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DemoStream.json(response.body()).at("/error/message").asText()).contains(position).doesNotContain("Source");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /v1/no-such-path,                      /error/code,   unknown_url
            /v1/models/,                           /error/code,   unknown_url
            /v1/messages/batches,                  /error/type,   not_found_error
            /v1beta/models/demo-1:paint,           /error/status, NOT_FOUND
            """)
    void shouldNotKnowOtherPaths(String path, String pointer, String expected) {
        HttpResponse<String> response = PROVIDER.post(path, "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(DemoStream.json(response.body()).at(pointer).asText()).isEqualTo(expected);
    }

    @Test
    void shouldTakeOnlyThePathsOwnMethod() {
        HttpResponse<String> get = PROVIDER.get(CHAT);
        HttpResponse<String> post = PROVIDER.post("/v1/models", "{}");

        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET");
    }

    @Test
    void shouldAnswerHeadWithoutABody() {
        HttpResponse<String> head = PROVIDER.send(PROVIDER.request("/v1/models")
                .header("Authorization", "Bearer " + PROVIDER.server().key()).method("HEAD", BodyPublishers.noBody()).build());

        assertThat(head.statusCode()).isEqualTo(405);
        assertThat(head.body()).isEmpty();
        assertThat(PROVIDER.get("/v1/models").statusCode()).isEqualTo(200);
    }
}
