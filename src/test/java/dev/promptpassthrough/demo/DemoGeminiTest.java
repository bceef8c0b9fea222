package dev.promptpassthrough.demo;

import static dev.promptpassthrough.demo.DemoProvider.GEMINI;
import static dev.promptpassthrough.demo.DemoProvider.GEMINI_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

class DemoGeminiTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    private static final String WHOLE = GEMINI.formatted("demo-fast");
    private static final String STREAM = GEMINI_STREAM.formatted("demo-fast");
    private static final String HELLO = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Say hi\"}]}]}";
    private static final String TOOLS = """
            "tools":[{"functionDeclarations":[{"name":"get_weather","parameters":{"type":"OBJECT",
              "properties":{"city":{"type":"STRING"},"first_day":{"type":"INTEGER"}},"required":["city"]}}]}]""";

    @Test
    void shouldAnswerFromTheRequest() {
        JsonNode response = PROVIDER.json(WHOLE, """
                {"systemInstruction":{"parts":[{"text":"Be kind."}]},"generationConfig":{"temperature":0.1},
                 "contents":[{"parts":[{"text":"Say hi"},{"inlineData":{"mimeType":"image/png","data":""}}]}]}""");

        assertThat(response.at("/candidates/0/content/parts/0/text").asText()).contains("“Say hi”", "a system prompt",
                "temperature 0.1", "1 attachment", "demo-fast");
        assertThat(response.at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
        assertThat(response.at("/usageMetadata/totalTokenCount").asInt()).isPositive();
        assertThat(response.path("modelVersion").asText()).isEqualTo("demo-fast");
    }

    @Test
    void shouldTakeNamesWithUnderscoresAndAnEncodedColon() {
        JsonNode response = PROVIDER.json(WHOLE.replace(":", "%3A"),
                "{\"generation_config\":{\"max_output_tokens\":2},\"contents\":[{\"parts\":[{\"text\":\"hi\"}]}]}");

        assertThat(response.at("/candidates/0/content/parts/0/text").asText()).isEqualTo("This is");
        assertThat(response.at("/candidates/0/finishReason").asText()).isEqualTo("MAX_TOKENS");
    }

    @Test
    void shouldStreamEventsWithUsage() {
        HttpResponse<String> response = PROVIDER.post(STREAM + "?alt=sse", HELLO);

        DemoStream stream = DemoStream.of(response.body());
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body()).endsWith("\r\n\r\n");
        assertThat(stream.joined("/candidates/0/content/parts/0/text")).contains("“Say hi”");
        assertThat(stream.events()).allMatch(event -> event.json().has("usageMetadata"));
        assertThat(stream.last().json().at("/candidates/0/finishReason").asText()).isEqualTo("STOP");
    }

    @Test
    void shouldStreamAnArrayWithoutAlt() {
        HttpResponse<String> response = PROVIDER.post(STREAM, HELLO);

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(DemoStream.json(response.body()).size()).isGreaterThan(5);
    }

    @Test
    void shouldCallAToolWholeAndStreamed() {
        String request = "{\"contents\":[{\"parts\":[{\"text\":\"Paris\"}]}]," + TOOLS + "}";
        JsonNode whole = PROVIDER.json(WHOLE, request);
        DemoStream stream = PROVIDER.stream(STREAM + "?alt=sse", request);

        JsonNode call = whole.at("/candidates/0/content/parts/0/functionCall");
        assertThat(call).isEqualTo(DemoStream.json("{\"name\":\"get_weather\",\"args\":{\"city\":\"Paris\",\"first_day\":1}}"));
        assertThat(stream.last().json().path("candidates")).isEqualTo(whole.path("candidates"));
    }

    @Test
    void shouldQuoteAToolsResult() {
        String text = PROVIDER.json(WHOLE, """
                {"contents":[{"parts":[{"text":"Paris"}]},{"role":"model","parts":[{"functionCall":{"name":"get_weather"}}]},
                 {"role":"user","parts":[{"functionResponse":{"name":"get_weather","response":{"degrees":14}}}]}],%s}"""
                .formatted(TOOLS)).at("/candidates/0/content/parts/0/text").asText();

        assertThat(text).contains("The tool returned: “{\"degrees\":14}”", "“Paris”");
    }

    @Test
    void shouldFollowBothKindsOfSchema() {
        String config = """
                {"contents":[{"parts":[{"text":"Ada"}]}],"generationConfig":{"responseMimeType":"application/json","%s":
                 {"type":"%s","properties":{"name":{"type":"%s"}},"required":["name"]}}}""";

        JsonNode own = PROVIDER.json(WHOLE, config.formatted("responseSchema", "OBJECT", "STRING"));
        JsonNode json = PROVIDER.json(WHOLE, config.formatted("responseJsonSchema", "object", "string"));

        assertThat(own.at("/candidates/0/content/parts/0/text").asText()).isEqualTo("{\"name\":\"Ada\"}");
        assertThat(json.at("/candidates/0/content/parts/0/text").asText()).isEqualTo("{\"name\":\"Ada\"}");
    }

    @Test
    void shouldCountTokens() {
        assertThat(PROVIDER.json("/v1beta/models/demo-1:countTokens", HELLO)).isEqualTo(DemoStream.json("{\"totalTokens\":4}"));
    }

    @Test
    void shouldTakeTheKeyFromTheQuery() {
        HttpResponse<String> response = PROVIDER.send(PROVIDER.request(WHOLE + "?key=" + PROVIDER.server().key())
                .POST(BodyPublishers.ofString(HELLO)).build());

        assertThat(response.statusCode()).isEqualTo(200);
    }
}
