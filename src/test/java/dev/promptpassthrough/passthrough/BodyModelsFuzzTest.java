package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonSyntaxException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

import io.vertx.core.buffer.Buffer;

/** Whatever model a provider's parser may find at the top of a body, the gateway has seen it too, or has refused the body. */
class BodyModelsFuzzTest {

    private static final ObjectMapper TREE = new ObjectMapper();

    @FuzzTest(maxDuration = "60s")
    void shouldSeeEveryModelThatAnotherParserSees(byte[] body) throws IOException {
        Optional<Set<String>> seen = BodyModels.read(Buffer.buffer(body));
        if (seen.isEmpty()) {
            return;
        }

        assertThat(seen.get()).containsAll(lastInATree(body)).containsAll(anyInAStream(body));
    }

    /** Jackson's tree: of two keys the last. */
    private static Set<String> lastInATree(byte[] body) throws IOException {
        Set<String> models = new HashSet<>();
        JsonNode tree = TREE.readTree(body);
        for (String name : new String[] { "model", "Model", "MODEL" }) {
            if (tree.has(name)) {
                assertThat(tree.get(name).isTextual()).isTrue();
                models.add(tree.get(name).textValue());
            }
        }
        return models;
    }

    /** Gson's stream, as lenient as a provider might be: any of them. */
    private static Set<String> anyInAStream(byte[] body) throws IOException {
        Set<String> models = new HashSet<>();
        JsonReader reader = new JsonReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        reader.setLenient(true);
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                boolean model = reader.nextName().equalsIgnoreCase("model");
                if (model && reader.peek() == JsonToken.STRING) {
                    models.add(reader.nextString());
                } else {
                    assertThat(model).as("a model that is no string").isFalse();
                    reader.skipValue();
                }
            }
        } catch (MalformedJsonException | JsonSyntaxException deeperThanItReads) {
            return models;
        }
        return models;
    }
}
