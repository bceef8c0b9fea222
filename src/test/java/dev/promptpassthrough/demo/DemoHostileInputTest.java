package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.CHAT;
import static dev.promptpassthrough.demo.DemoProvider.MESSAGES;
import static dev.promptpassthrough.demo.DemoProvider.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each of these must be refused or answered small and soon. */
@Timeout(20)
class DemoHostileInputTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    @Test
    void shouldRefuseDeepNesting() {
        HttpResponse<String> response = PROVIDER.post(CHAT, "{\"messages\":" + "[".repeat(1_000_000));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("nesting depth");
    }

    @Test
    void shouldRefuseMillionsOfValues() {
        HttpResponse<String> response = PROVIDER.post(CHAT, "{\"messages\":[" + "{},".repeat(2_000_000) + "{}]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Token count");
    }

    @Test
    void shouldRefuseMoreThanEightMegabytes() {
        HttpResponse<String> openai = PROVIDER.postBytes(CHAT, new byte[BodyReader.LIMIT + 1]);
        HttpResponse<String> anthropic = PROVIDER.postBytes(MESSAGES, new byte[BodyReader.LIMIT + 1]);

        assertThat(openai.statusCode()).isEqualTo(413);
        assertThat(DemoStream.json(anthropic.body()).at("/error/type").asText()).isEqualTo("request_too_large");
    }

    @Test
    void shouldQuoteOnlyTheBeginningOfALongMessage() {
        String words = "🎉".repeat(1_500_000);

        HttpResponse<String> response = PROVIDER.post(CHAT,
                "{\"model\":\"demo-fast\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + words + "\"}]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(DemoStream.of(response.body()).joined("/choices/0/delta/content"))
                .contains("🎉".repeat(600) + "… [1500000 characters]").doesNotContain("\uFFFD", "?");
        assertThat(response.body().length()).isLessThan(50_000);
    }

    @Test
    void shouldRefuseBytesThatAreNotText() {
        byte[] body = "{\"model\":\"demo-1\",\"x\":\"##\"}".getBytes(StandardCharsets.US_ASCII);
        body[23] = (byte) 0xC3;

        HttpResponse<String> response = PROVIDER.postBytes(CHAT, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DemoStream.json(response.body()).at("/error/message").asText()).contains("parse");
    }

    @Test
    void shouldAnswerAGreedySchemaSmall() {
        HttpResponse<String> response = PROVIDER.post(CHAT, """
                {"model":"demo-fast","messages":[{"role":"user","content":"hi"}],"response_format":{"type":"json_schema",
                 "json_schema":{"schema":{"type":"array","minItems":1000000000,"items":{"type":"array","minItems":1000,
                 "items":{"const":"%s"}}}}}}""".formatted("x".repeat(500_000)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().length()).isLessThan(1_500_000);
    }

    @Test
    void shouldAnswerASchemaThatRefersToItselfFromEverywhere() {
        String self = "{\"$ref\":\"#\"},".repeat(200) + "{}";

        HttpResponse<String> response = PROVIDER.post(RESPONSES, """
                {"model":"demo-fast","input":"hi","text":{"format":{"type":"json_schema","schema":{"allOf":[%s],
                 "properties":{"a":{"$ref":"#"},"b":{"$ref":"#"}},"required":["a","b"]}}}}""".formatted(self));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body().length()).isLessThan(500_000);
    }
}
