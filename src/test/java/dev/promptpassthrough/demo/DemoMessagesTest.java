package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

class DemoMessagesTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    private static final String TOOLS = """
            "tools":[{"type":"web_search_20250305","name":"web_search"},{"name":"get_weather","input_schema":{"type":"object",
              "properties":{"city":{"type":"string"}},"required":["city"]}}]""";

    @Test
    void shouldAnswerFromTheRequest() {
        HttpResponse<String> response = PROVIDER.post(MESSAGES, """
                {"model":"demo-1","max_tokens":1000,"system":"Be kind.","messages":[{"role":"user","content":"Say hi"}]}""");

        JsonNode message = DemoStream.json(response.body());
        assertThat(message.at("/content/0/text").asText()).contains("“Say hi”", "1 message", "a system prompt",
                "max_tokens 1000");
        assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
        assertThat(message.at("/usage/output_tokens").asInt()).isPositive();
        assertThat(response.headers().map()).containsKeys("request-id", "anthropic-ratelimit-requests-remaining");
    }

    @Test
    void shouldStreamItsEventsInOrder() {
        DemoStream stream = PROVIDER.stream(MESSAGES, """
                {"model":"demo-fast","max_tokens":1000,"stream":true,"messages":[{"role":"user","content":"Say hi"}]}""");

        assertThat(stream.names()).startsWith("message_start", "content_block_start", "ping", "content_block_delta")
                .endsWith("content_block_delta", "content_block_stop", "message_delta", "message_stop");
        assertThat(stream.joined("/delta/text")).contains("“Say hi”");
        JsonNode end = stream.events().get(stream.events().size() - 2).json();
        assertThat(end.at("/delta/stop_reason").asText()).isEqualTo("end_turn");
        assertThat(end.at("/usage/output_tokens").asInt()).isPositive();
    }

    @Test
    void shouldStopAtTheTokenLimit() {
        JsonNode message = PROVIDER.json(MESSAGES,
                "{\"model\":\"demo-fast\",\"max_tokens\":2,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(message.at("/content/0/text").asText()).isEqualTo("This is");
        assertThat(message.path("stop_reason").asText()).isEqualTo("max_tokens");
    }

    @Test
    void shouldCallAToolWholeAndStreamed() {
        String request = "\"model\":\"demo-fast\",\"max_tokens\":99,\"messages\":[{\"role\":\"user\",\"content\":\"Paris\"}],"
                + TOOLS;
        JsonNode message = PROVIDER.json(MESSAGES, "{" + request + "}");
        DemoStream stream = PROVIDER.stream(MESSAGES, "{\"stream\":true," + request + "}");

        assertThat(message.at("/content/0/type").asText()).isEqualTo("tool_use");
        assertThat(message.at("/content/0/input/city").asText()).isEqualTo("Paris");
        assertThat(message.path("stop_reason").asText()).isEqualTo("tool_use");
        assertThat(stream.joined("/delta/partial_json")).isEqualTo("{\"city\":\"Paris\"}");
        assertThat(stream.events().get(1).json().at("/content_block/name").asText()).isEqualTo("get_weather");
    }

    @Test
    void shouldQuoteAToolsResult() {
        String text = PROVIDER.json(MESSAGES, """
                {"model":"demo-fast","max_tokens":999,"messages":[{"role":"user","content":"Paris"},
                 {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"get_weather","input":{}}]},
                 {"role":"user","content":[{"type":"tool_result","tool_use_id":"t",
                  "content":[{"type":"text","text":"14 °C"}]}]}],%s}""".formatted(TOOLS)).at("/content/0/text").asText();

        assertThat(text).contains("The tool returned: “14 °C”", "“Paris”", "3 messages");
    }

    @Test
    void shouldFollowAJsonSchema() {
        String text = PROVIDER.json(MESSAGES, """
                {"model":"demo-fast","max_tokens":999,"messages":[{"role":"user","content":"Ada"}],"output_config":{"format":
                 {"type":"json_schema","schema":{"type":"object","properties":{"name":{"type":"string"}},
                 "required":["name"]}}}}""").at("/content/0/text").asText();

        assertThat(text).isEqualTo("{\"name\":\"Ada\"}");
    }

    @Test
    void shouldCountTokensWithoutALimit() {
        JsonNode count = PROVIDER.json(MESSAGES + "/count_tokens",
                "{\"model\":\"demo-1\",\"messages\":[{\"role\":\"user\",\"content\":\"twelve chars\"}]}");

        assertThat(count).isEqualTo(DemoStream.json("{\"input_tokens\":6}"));
    }

    @Test
    void shouldWantItsVersionHeader() {
        HttpResponse<String> response = PROVIDER.send(PROVIDER.request(MESSAGES).header("x-api-key", PROVIDER.server().key())
                .POST(BodyPublishers.ofString("{}")).build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(DemoStream.json(response.body()).at("/error/message").asText())
                .isEqualTo("anthropic-version: header is required");
    }
}
