package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.RESPONSES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

class DemoResponsesTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    private static final String TOOLS = """
            "tools":[{"type":"web_search"},{"type":"function","name":"get_weather","parameters":{"type":"object",
              "properties":{"city":{"type":"string"}},"required":["city"]}}]""";

    @Test
    void shouldAnswerFromTheRequest() {
        JsonNode response = PROVIDER.json(RESPONSES, """
                {"model":"demo-1","instructions":"Be kind.","temperature":0.5,"metadata":{"a":"b"},"input":"Say hi"}""");

        assertThat(response.at("/output/0/content/0/text").asText()).contains("“Say hi”", "1 message", "a system prompt",
                "temperature 0.5");
        assertThat(response.path("object").asText()).isEqualTo("response");
        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/metadata/a").asText()).isEqualTo("b");
        assertThat(response.at("/usage/output_tokens").asInt()).isPositive();
    }

    @Test
    void shouldStreamTheFullSequenceOfNumberedEvents() {
        DemoStream stream = PROVIDER.stream(RESPONSES, "{\"model\":\"demo-fast\",\"stream\":true,\"input\":\"Say hi\"}");

        assertThat(stream.names()).startsWith("response.created", "response.in_progress", "response.output_item.added",
                "response.content_part.added", "response.output_text.delta").endsWith("response.output_text.delta",
                        "response.output_text.done", "response.content_part.done", "response.output_item.done",
                        "response.completed");
        for (int i = 0; i < stream.events().size(); i++) {
            assertThat(stream.events().get(i).json().path("sequence_number").asInt(-1)).isEqualTo(i);
            assertThat(stream.events().get(i).json().path("type").asText()).isEqualTo(stream.names().get(i));
        }
        JsonNode last = stream.last().json().path("response");
        assertThat(stream.joined("/delta")).isEqualTo(last.at("/output/0/content/0/text").asText());
        assertThat(last.at("/usage/total_tokens").asInt()).isPositive();
    }

    @Test
    void shouldEndIncompleteAtTheTokenLimit() {
        DemoStream stream = PROVIDER.stream(RESPONSES,
                "{\"model\":\"demo-fast\",\"stream\":true,\"max_output_tokens\":2,\"input\":\"Say hi\"}");

        assertThat(stream.last().name()).isEqualTo("response.incomplete");
        assertThat(stream.last().json().at("/response/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
    }

    @Test
    void shouldCallATool() {
        JsonNode item = PROVIDER.json(RESPONSES, "{\"model\":\"demo-fast\",\"input\":\"Paris\"," + TOOLS + "}").at("/output/0");

        assertThat(item.path("type").asText()).isEqualTo("function_call");
        assertThat(item.path("name").asText()).isEqualTo("get_weather");
        assertThat(item.path("arguments").asText()).isEqualTo("{\"city\":\"Paris\"}");
        assertThat(item.path("call_id").asText()).startsWith("call_");
    }

    @Test
    void shouldStreamPartialArguments() {
        DemoStream stream = PROVIDER.stream(RESPONSES,
                "{\"model\":\"demo-fast\",\"stream\":true,\"input\":\"Paris\"," + TOOLS + "}");

        assertThat(stream.joined("/delta")).isEqualTo("{\"city\":\"Paris\"}");
        assertThat(stream.names()).endsWith("response.function_call_arguments.delta",
                "response.function_call_arguments.done", "response.output_item.done", "response.completed");
    }

    @Test
    void shouldQuoteAToolsResult() {
        String text = PROVIDER.json(RESPONSES, """
                {"model":"demo-fast","input":[{"role":"user","content":[{"type":"input_text","text":"Paris"}]},
                 {"type":"function_call","call_id":"c","name":"get_weather","arguments":"{}"},
                 {"type":"function_call_output","call_id":"c","output":"14 °C"}],%s}""".formatted(TOOLS))
                .at("/output/0/content/0/text").asText();

        assertThat(text).contains("The tool returned: “14 °C”", "“Paris”");
    }

    @Test
    void shouldFollowAJsonSchema() {
        String text = PROVIDER.json(RESPONSES, """
                {"model":"demo-fast","input":"Ada","text":{"format":{"type":"json_schema","name":"p","schema":
                 {"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}}}}""")
                .at("/output/0/content/0/text").asText();

        assertThat(text).isEqualTo("{\"name\":\"Ada\"}");
    }
}
