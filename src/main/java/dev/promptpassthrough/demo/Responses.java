package dev.promptpassthrough.demo;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.Conversation.Output;
import dev.promptpassthrough.demo.Conversation.Tool;
import dev.promptpassthrough.demo.Conversation.Tooling;

/** OpenAI's responses, the request side; {@link ResponsesWriter} answers. */
final class Responses implements WireFormat {

    @Override
    public Dialect dialect() {
        return new OpenAiDialect();
    }

    @Override
    public String model(DemoRequest request, ObjectNode body) {
        return Fields.of(body).requiredText("model");
    }

    @Override
    public Conversation read(DemoRequest request, ObjectNode body) {
        Fields fields = Fields.of(body);
        if (fields.has("previous_response_id")) {
            throw Refusal.invalid("previous_response_id", "the demonstration stores no responses");
        }
        PromptBuilder prompt = new PromptBuilder();
        if (fields.has("instructions")) {
            prompt.system(fields.get("instructions"));
        }
        int messages = input(fields, prompt);
        fields.requireBetween("temperature", 0, 2);
        fields.requireBetween("top_p", 0, 1);
        return new Conversation(model(request, body), prompt.build(messages),
                fields.shown("temperature", "top_p", "max_output_tokens", "truncation", "user"), tooling(fields),
                output(fields));
    }

    private static int input(Fields fields, PromptBuilder prompt) {
        if (fields.get("input").isTextual()) {
            prompt.user(fields.get("input"));
            return 1;
        }
        ArrayNode items = fields.requiredObjects("input");
        items.forEach(item -> item(prompt, item));
        return items.size();
    }

    private static void item(PromptBuilder prompt, JsonNode item) {
        if (item.path("type").asText().equals("function_call_output")) {
            prompt.toolResult(item.path("output"));
            return;
        }
        switch (item.path("role").asText()) {
            case "user" -> prompt.user(item.path("content"));
            case "system", "developer" -> prompt.system(item.path("content"));
            default -> prompt.assistant(item.path("content"));
        }
    }

    private static Tooling tooling(Fields fields) {
        List<Tool> tools = new ArrayList<>();
        ArrayNode given = fields.objects("tools");
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).path("type").asText().equals("function")) {
                Fields tool = new Fields((ObjectNode) given.get(i), "tools[" + i + "].");
                tools.add(new Tool(tool.requiredText("name"), tool.get("parameters")));
            }
        }
        JsonNode choice = fields.get("tool_choice");
        return new Tooling(tools, !choice.asText().equals("none"), choice.path("name").textValue());
    }

    private static Output output(Fields fields) {
        Fields format = fields.object("text").object("format");
        String type = format.get("type").asText();
        return new Output(fields.flag("stream"), type.equals("json_object"),
                type.equals("json_schema") ? format.get("schema") : null, fields.limit("max_output_tokens"));
    }

    @Override
    public String limitField() {
        return "max_output_tokens";
    }

    @Override
    public String choiceField() {
        return "tool_choice";
    }

    @Override
    public ObjectNode whole(Dialogue dialogue) {
        return new ResponsesWriter(dialogue).finished();
    }

    @Override
    public String streamType(DemoRequest request) {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public List<String> frames(Dialogue dialogue) {
        return new ResponsesEvents(new ResponsesWriter(dialogue), dialogue.answer()).frames();
    }

    @Override
    public List<String> errorFrames(Problem problem, DemoRequest request, int after) {
        return List.of(Sse.typed(Json.object().put("type", "error").put("sequence_number", after).put("code", "server_error")
                .put("message", OpenAiDialect.message(problem)).putNull("param")));
    }
}
