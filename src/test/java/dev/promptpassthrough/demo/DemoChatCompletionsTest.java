package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

class DemoChatCompletionsTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    private static final String TOOLS = """
            "tools":[
              {"type":"function","function":{"name":"get_time","parameters":{"type":"object","properties":{}}}},
              {"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":
                {"city":{"type":"string"},"unit":{"enum":["C","F"]}},"required":["city"]}}}]""";

    @Test
    void shouldAnswerFromTheRequest() {
        // Given a request with a system prompt and settings
        String body = """
                {"model":"demo-1","temperature":0.2,"messages":[{"role":"system","content":"Be kind."},
                 {"role":"user","content":[{"type":"text","text":"Grüße 🎉"},{"type":"image_url","image_url":{"url":"x"}}]}]}""";

        // When it is sent
        HttpResponse<String> response = PROVIDER.post(CHAT, body);

        // Then what was typed is visible, with the provider's fields and headers
        JsonNode completion = DemoStream.json(response.body());
        assertThat(completion.at("/choices/0/message/content").asText()).contains("demonstration", "“Grüße 🎉”", "demo-1",
                "2 messages", "a system prompt", "temperature 0.2", "1 attachment");
        assertThat(completion.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(completion.at("/usage/total_tokens").asInt()).isEqualTo(
                completion.at("/usage/prompt_tokens").asInt() + completion.at("/usage/completion_tokens").asInt());
        assertThat(response.headers().map()).containsKeys("x-request-id", "openai-processing-ms",
                "x-ratelimit-remaining-requests");
        assertThat(completion.fieldNames()).toIterable().containsExactly("id", "object", "created", "model", "choices", "usage",
                "service_tier", "system_fingerprint");
    }

    @Test
    void shouldStreamTheSameTextWithUsageWhenAsked() {
        // Given the same question, whole and streamed
        String question = "\"model\":\"demo-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"Say hi\"}]";
        String whole = PROVIDER.json(CHAT, "{" + question + "}").at("/choices/0/message/content").asText();

        // When it is streamed
        DemoStream stream = PROVIDER.stream(CHAT,
                "{" + question + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

        // Then the pieces are the text, and the usage comes last, before the end mark
        assertThat(stream.joined("/choices/0/delta/content")).isEqualTo(whole);
        assertThat(stream.last().data()).isEqualTo("[DONE]");
        JsonNode usage = stream.events().get(stream.events().size() - 2).json();
        assertThat(usage.path("choices")).isEmpty();
        assertThat(usage.at("/usage/completion_tokens").asInt()).isPositive();
        assertThat(stream.events().get(0).json().at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(stream.events().get(stream.events().size() - 3).json().at("/choices/0/finish_reason").asText())
                .isEqualTo("stop");
    }

    @Test
    void shouldStreamNoUsageUnasked() {
        DemoStream stream = PROVIDER.stream(CHAT,
                "{\"model\":\"demo-fast\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(stream.events()).noneMatch(event -> event.data().contains("\"usage\""));
    }

    @Test
    void shouldStopAtTheTokenLimit() {
        JsonNode completion = PROVIDER.json(CHAT,
                "{\"model\":\"demo-fast\",\"max_tokens\":3,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(completion.at("/choices/0/message/content").asText()).isEqualTo("This is a");
        assertThat(completion.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(completion.at("/usage/completion_tokens").asInt()).isEqualTo(3);
    }

    @Test
    void shouldCallTheForcedTool() {
        JsonNode completion = PROVIDER.json(CHAT, """
                {"model":"demo-fast","messages":[{"role":"user","content":"weather in Paris"}],
                 "tool_choice":{"type":"function","function":{"name":"get_weather"}},%s}""".formatted(TOOLS));

        JsonNode call = completion.at("/choices/0/message/tool_calls/0");
        assertThat(call.at("/function/name").asText()).isEqualTo("get_weather");
        assertThat(DemoStream.json(call.at("/function/arguments").asText()))
                .isEqualTo(DemoStream.json("{\"city\":\"weather in Paris\",\"unit\":\"C\"}"));
        assertThat(completion.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(completion.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
    }

    @Test
    void shouldStreamPartialArguments() {
        DemoStream stream = PROVIDER.stream(CHAT, """
                {"model":"demo-fast","stream":true,"messages":[{"role":"user","content":"weather in Paris"}],
                 "tool_choice":{"type":"function","function":{"name":"get_weather"}},%s}""".formatted(TOOLS));

        JsonNode opening = stream.events().get(0).json().at("/choices/0/delta/tool_calls/0");
        assertThat(opening.path("id").asText()).startsWith("call_");
        assertThat(opening.at("/function/name").asText()).isEqualTo("get_weather");
        assertThat(stream.joined("/choices/0/delta/tool_calls/0/function/arguments"))
                .isEqualTo("{\"city\":\"weather in Paris\",\"unit\":\"C\"}");
        assertThat(stream.events().size()).isGreaterThan(5);
    }

    @Test
    void shouldSpeakWhenToolsAreForbiddenOrHaveAnswered() {
        String forbidden = PROVIDER.json(CHAT, """
                {"model":"demo-fast","tool_choice":"none","messages":[{"role":"user","content":"hi"}],%s}""".formatted(TOOLS))
                .at("/choices/0/message/content").asText();
        String answered = PROVIDER.json(CHAT, """
                {"model":"demo-fast","messages":[{"role":"user","content":"hi"},
                 {"role":"assistant","content":null,"tool_calls":[]},
                 {"role":"tool","tool_call_id":"x","content":"14 °C"}],%s}""".formatted(TOOLS))
                .at("/choices/0/message/content").asText();

        assertThat(forbidden).contains("“hi”", "2 tools");
        assertThat(answered).contains("The tool returned: “14 °C”");
    }

    @Test
    void shouldFollowAJsonSchema() {
        String content = PROVIDER.json(CHAT, """
                {"model":"demo-fast","messages":[{"role":"user","content":"Ada"}],"response_format":{"type":"json_schema",
                 "json_schema":{"name":"p","strict":true,"schema":{"type":"object","properties":{"name":{"type":"string"},
                 "age":{"type":"integer","minimum":18}},"required":["name","age"],"additionalProperties":false}}}}""")
                .at("/choices/0/message/content").asText();

        assertThat(DemoStream.json(content)).isEqualTo(DemoStream.json("{\"name\":\"Ada\",\"age\":18}"));
    }

    @Test
    void shouldAnswerWithSomeObjectInJsonMode() {
        String content = PROVIDER.json(CHAT, """
                {"model":"demo-fast","messages":[{"role":"user","content":"Ada"}],"response_format":{"type":"json_object"}}""")
                .at("/choices/0/message/content").asText();

        assertThat(DemoStream.json(content).path("question").asText()).isEqualTo("Ada");
    }
}
