package dev.promptpassthrough.demo;

import java.util.Map.Entry;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The model lists, each as its provider writes it. */
final class Listings {

    /** A fixed day, so that the lists never change; in seconds since 1970. */
    private static final long CREATED = 1_767_225_600L;

    private Listings() {
    }

    static DemoReply list(Dialect dialect) {
        ObjectNode list = dialect instanceof OpenAiDialect ? Json.object().put("object", "list") : Json.object();
        var models = list.putArray(dialect instanceof GeminiDialect ? "models" : "data");
        DemoModels.all().entrySet().forEach(model -> models.add(entry(dialect, model)));
        if (dialect instanceof AnthropicDialect) {
            list.put("has_more", false).put("first_id", models.path(0).path("id").asText())
                    .put("last_id", models.path(models.size() - 1).path("id").asText());
        }
        return dialect.whole(200, list);
    }

    /** @throws Refusal when there is no such model */
    static DemoReply one(Dialect dialect, String name) {
        return DemoModels.all().entrySet().stream().filter(model -> model.getKey().equals(name)).findFirst()
                .map(model -> dialect.whole(200, entry(dialect, model))).orElseThrow(() -> DemoModels.unknown(name));
    }

    private static ObjectNode entry(Dialect dialect, Entry<String, String> model) {
        if (dialect instanceof GeminiDialect) {
            return gemini(model);
        }
        if (dialect instanceof AnthropicDialect) {
            return Json.object().put("type", "model").put("id", model.getKey())
                    .put("display_name", "Demonstration: " + model.getValue()).put("created_at", "2026-01-01T00:00:00Z");
        }
        return Json.object().put("id", model.getKey()).put("object", "model").put("created", CREATED).put("owned_by", "demo");
    }

    private static ObjectNode gemini(Entry<String, String> model) {
        ObjectNode entry = Json.object().put("name", "models/" + model.getKey()).put("version", "1")
                .put("displayName", "Demonstration " + model.getKey()).put("description", model.getValue())
                .put("inputTokenLimit", 1_048_576).put("outputTokenLimit", 8_192);
        entry.putArray("supportedGenerationMethods").add("generateContent").add("countTokens");
        return entry;
    }
}
