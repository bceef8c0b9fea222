package dev.promptpassthrough.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Whoever tries an example of the page with the demo learns what the example shows. */
class DemoTemplatesTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    private static final String MODEL = "demo-fast";
    private static final Map<String, String> DEFAULT_PATHS = Map.of("openai-chat", DemoProvider.CHAT, "openai-responses",
            DemoProvider.RESPONSES, "anthropic-messages", DemoProvider.MESSAGES, "gemini",
            DemoProvider.GEMINI.formatted(MODEL));

    @TestFactory
    List<DynamicTest> shouldAnswerEveryTemplate() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String family : DEFAULT_PATHS.keySet()) {
            for (JsonNode template : templates(family)) {
                String id = template.required("id").textValue();
                tests.add(DynamicTest.dynamicTest(family + " " + id, () -> {
                    HttpResponse<String> response = send(family, template);

                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    assertThat(response.body()).contains(shown(family, id));
                }));
            }
        }
        return tests;
    }

    @Test
    void shouldRefuseAnEmbeddingOfNothing() {
        HttpResponse<String> response = PROVIDER.post("/v1beta/models/demo-embedding:embedContent", "{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("content is not specified");
    }

    /** What the reply must hold for the example to be worth anything. */
    private static String shown(String family, String id) {
        return switch (id) {
            case "function-call" -> "get_weather";
            case "tool-result" -> "The tool returned";
            case "structured-output" -> "ingredients";
            case "image-input" -> "1 attachment";
            case "stream" -> family.equals("gemini") ? "usageMetadata" : "usage";
            case "embeddings" -> family.equals("gemini") ? "values" : "embedding";
            case "count-tokens" -> family.equals("gemini") ? "totalTokens" : "input_tokens";
            case "model-list" -> "demo-1";
            default -> "You wrote";
        };
    }

    private static HttpResponse<String> send(String family, JsonNode template) {
        String path = template.path("path").isNull() ? DEFAULT_PATHS.get(family)
                : filled(template.path("path").textValue().replace("{{root}}", family.equals("gemini") ? "/v1beta/" : "/v1/"));
        if (template.path("method").asText().equals("GET")) {
            return family.equals("anthropic-messages") ? PROVIDER.get(path, "anthropic-version") : PROVIDER.get(path);
        }
        return PROVIDER.post(path, filled(template.path("body").toString()));
    }

    private static String filled(String text) {
        return text.replace("{{model}}", MODEL);
    }

    private static JsonNode templates(String family) throws IOException {
        try (InputStream in = DemoTemplatesTest.class.getResourceAsStream("/request-templates/" + family + ".json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
