package dev.promptpassthrough.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

class DemoListingsTest {

    @RegisterExtension
    static final DemoProvider PROVIDER = new DemoProvider();

    @Test
    void shouldListModelsAsOpenAi() {
        JsonNode list = DemoStream.json(PROVIDER.get("/v1/models").body());

        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id")).startsWith("demo-1", "demo-fast").contains("demo-cut");
    }

    @Test
    void shouldListModelsAsAnthropic() {
        JsonNode list = DemoStream.json(PROVIDER.get("/v1/models", "anthropic-version").body());

        assertThat(list.at("/data/0/type").asText()).isEqualTo("model");
        assertThat(list.path("first_id").asText()).isEqualTo("demo-1");
        assertThat(list.path("has_more").isBoolean()).isTrue();
    }

    @Test
    void shouldListModelsAsGemini() {
        JsonNode list = DemoStream.json(PROVIDER.get("/v1beta/models").body());

        assertThat(list.at("/models/0/name").asText()).isEqualTo("models/demo-1");
        assertThat(list.at("/models/0/supportedGenerationMethods/0").asText()).isEqualTo("generateContent");
    }

    @Test
    void shouldDescribeOneModel() {
        assertThat(DemoStream.json(PROVIDER.get("/v1/models/demo-fast").body()).path("id").asText()).isEqualTo("demo-fast");
        assertThat(DemoStream.json(PROVIDER.get("/v1beta/models/demo-fast").body()).path("name").asText())
                .isEqualTo("models/demo-fast");
        assertThat(PROVIDER.get("/v1/models/gone").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldEmbedTheSameTextTheSameWay() {
        JsonNode list = PROVIDER.json("/v1/embeddings",
                "{\"model\":\"demo-embedding\",\"dimensions\":4,\"input\":[\"a\",\"b\",\"a\"]}");

        assertThat(list.path("data")).hasSize(3);
        assertThat(list.at("/data/0/embedding")).hasSize(4).isEqualTo(list.at("/data/2/embedding"))
                .isNotEqualTo(list.at("/data/1/embedding"));
        assertThat(list.at("/usage/total_tokens").asInt()).isEqualTo(3);
    }

    @Test
    void shouldEmbedInBase64AsTheOfficialClientsAsk() {
        JsonNode list = PROVIDER.json("/v1/embeddings",
                "{\"model\":\"demo-embedding\",\"encoding_format\":\"base64\",\"input\":\"a\"}");

        assertThat(Base64.getDecoder().decode(list.at("/data/0/embedding").asText())).hasSize(8 * Float.BYTES);
    }
}
