package dev.promptpassthrough.demo;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.Conversation.Output;
import dev.promptpassthrough.demo.Conversation.Prompt;
import dev.promptpassthrough.demo.Conversation.Tool;
import dev.promptpassthrough.demo.Conversation.Tooling;

/** Reads a generateContent request. Names may be in camel case or with underscores, as protobuf's JSON allows both. */
final class GeminiRequest {

    private final Fields fields;

    GeminiRequest(ObjectNode body) {
        this.fields = Fields.of(body);
    }

    Conversation conversation(String model, boolean stream) {
        Fields config = fields.object("generationConfig");
        config.requireBetween("temperature", 0, 2);
        config.requireBetween("topP", 0, 1);
        return new Conversation(model, prompt(),
                config.shown("temperature", "topP", "topK", "maxOutputTokens", "candidateCount", "seed"), tooling(),
                output(config, stream));
    }

    Prompt prompt() {
        PromptBuilder prompt = new PromptBuilder();
        if (fields.has("systemInstruction")) {
            prompt.system(fields.get("systemInstruction").path("parts"));
        }
        ArrayNode contents = fields.requiredObjects("contents");
        for (int i = 0; i < contents.size(); i++) {
            Fields content = new Fields((ObjectNode) contents.get(i), "contents[" + i + "].");
            say(prompt, content.get("role").asText("user"), content.requiredObjects("parts"));
        }
        return prompt.build(contents.size());
    }

    private static void say(PromptBuilder prompt, String role, ArrayNode parts) {
        for (JsonNode part : parts) {
            JsonNode result = Fields.member(part, "functionResponse");
            if (!result.isMissingNode()) {
                prompt.toolResult(result.path("response"));
                return;
            }
        }
        if (role.equals("model")) {
            prompt.assistant(parts);
        } else {
            prompt.user(parts);
        }
    }

    private Tooling tooling() {
        List<Tool> tools = new ArrayList<>();
        for (JsonNode tool : fields.objects("tools")) {
            for (JsonNode function : Fields.member(tool, "functionDeclarations")) {
                JsonNode json = Fields.member(function, "parametersJsonSchema");
                tools.add(new Tool(function.path("name").asText(), json.isObject() ? json : function.path("parameters")));
            }
        }
        Fields config = fields.object("toolConfig").object("functionCallingConfig");
        return new Tooling(tools, !config.get("mode").asText().equals("NONE"),
                config.get("allowedFunctionNames").path(0).textValue());
    }

    private static Output output(Fields config, boolean stream) {
        boolean json = config.get("responseMimeType").asText().equals("application/json");
        JsonNode schema = config.get(config.has("responseSchema") ? "responseSchema" : "responseJsonSchema");
        return new Output(stream, json, json && schema.isObject() ? schema : null, config.limit("maxOutputTokens"));
    }
}
