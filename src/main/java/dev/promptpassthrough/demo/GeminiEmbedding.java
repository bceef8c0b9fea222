package dev.promptpassthrough.demo;

import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gemini's embedContent: the {@link HashVector} of one content. */
final class GeminiEmbedding {

    private GeminiEmbedding() {
    }

    static DemoReply reply(DemoRequest request) {
        ObjectNode body = Json.parse(request.body());
        DemoModels.requireKnown(new Gemini().model(request, body));
        Fields fields = Fields.of(body);
        fields.requireBetween("outputDimensionality", 1, HashVector.MOST_DIMENSIONS);
        int dimensions = fields.has("outputDimensionality") ? fields.get("outputDimensionality").intValue()
                : HashVector.USUAL_DIMENSIONS;
        ObjectNode reply = Json.object();
        ArrayNode values = reply.putObject("embedding").putArray("values");
        for (float each : HashVector.of(text(fields), dimensions)) {
            values.add(each);
        }
        return new GeminiDialect().whole(200, reply);
    }

    private static String text(Fields fields) {
        if (!fields.has("content")) {
            throw Refusal.missing("content");
        }
        StringJoiner text = new StringJoiner("\n");
        for (JsonNode part : fields.object("content").requiredObjects("parts")) {
            text.add(part.path("text").asText());
        }
        return text.toString();
    }
}
