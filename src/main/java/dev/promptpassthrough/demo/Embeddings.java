package dev.promptpassthrough.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** OpenAI's embeddings: {@link HashVector}s of the texts, as numbers or in base64. */
final class Embeddings {

    private static final int MOST_INPUTS = 2_048;

    private Embeddings() {
    }

    static DemoReply reply(DemoRequest request) {
        Fields fields = Fields.of(Json.parse(request.body()));
        String model = fields.requiredText("model");
        DemoModels.requireKnown(model);
        DemoFault.of(model).flatMap(fault -> fault.problem("dimensions")).ifPresent(problem -> {
            throw new Refusal(problem);
        });
        return new OpenAiDialect().whole(200, list(fields, model));
    }

    private static ObjectNode list(Fields fields, String model) {
        List<String> inputs = inputs(fields);
        fields.requireBetween("dimensions", 1, HashVector.MOST_DIMENSIONS);
        int dimensions = fields.has("dimensions") ? fields.get("dimensions").intValue() : HashVector.USUAL_DIMENSIONS;
        boolean base64 = fields.get("encoding_format").asText().equals("base64");
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (String input : inputs) {
            data.addObject().put("object", "embedding").put("index", data.size() - 1).set("embedding",
                    written(HashVector.of(input, dimensions), base64));
        }
        int tokens = inputs.stream().mapToInt(input -> 1 + input.length() / 4).sum();
        list.put("model", model).putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return list;
    }

    /** A text, several, one list of tokens or several lists. */
    private static List<String> inputs(Fields fields) {
        JsonNode input = fields.get("input");
        if (!fields.has("input")) {
            throw Refusal.missing("input");
        }
        List<String> inputs = new ArrayList<>();
        if (input.isArray() && !input.path(0).isNumber()) {
            input.forEach(each -> inputs.add(each.isTextual() ? each.textValue() : each.toString()));
        } else {
            inputs.add(input.isTextual() ? input.textValue() : input.toString());
        }
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
            throw Refusal.invalid("input", "expected 1 to " + MOST_INPUTS + " texts");
        }
        return inputs;
    }

    /** As numbers, or as OpenAI's own clients ask for it: 32-bit floats, lowest byte first, in base64. */
    private static JsonNode written(float[] vector, boolean base64) {
        ArrayNode numbers = Json.array();
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float each : vector) {
            numbers.add(each);
            bytes.putFloat(each);
        }
        return base64 ? numbers.textNode(Base64.getEncoder().encodeToString(bytes.array())) : numbers;
    }
}
