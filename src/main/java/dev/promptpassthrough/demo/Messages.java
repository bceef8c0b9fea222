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

/** Anthropic's messages, the request side; {@link MessagesWriter} answers. */
final class Messages implements WireFormat {

    @Override
    public Dialect dialect() {
        return new AnthropicDialect();
    }

    @Override
    public String model(DemoRequest request, ObjectNode body) {
        if (request.header("anthropic-version").isEmpty()) {
            throw Refusal.invalid("anthropic-version", "header is required");
        }
        return Fields.of(body).requiredText("model");
    }

    @Override
    public Conversation read(DemoRequest request, ObjectNode body) {
        Fields fields = Fields.of(body);
        if (!fields.has("max_tokens")) {
            throw Refusal.missing("max_tokens");
        }
        fields.requireBetween("temperature", 0, 1);
        fields.requireBetween("top_p", 0, 1);
        return new Conversation(model(request, body), prompt(fields),
                fields.shown("temperature", "top_p", "top_k", "max_tokens", "service_tier"), tooling(fields), output(fields));
    }

    /** What {@code count_tokens} answers: its request is that of a message without the fields that only generating needs. */
    DemoReply count(DemoRequest request) {
        ObjectNode body = Json.parse(request.body());
        DemoModels.requireKnown(model(request, body));
        return dialect().whole(200, Json.object().put("input_tokens", prompt(Fields.of(body)).tokens()));
    }

    private static Prompt prompt(Fields fields) {
        PromptBuilder prompt = new PromptBuilder();
        if (fields.has("system")) {
            prompt.system(fields.get("system"));
        }
        ArrayNode messages = fields.requiredObjects("messages");
        for (int i = 0; i < messages.size(); i++) {
            say(prompt, new Fields((ObjectNode) messages.get(i), "messages." + i + "."));
        }
        return prompt.build(messages.size());
    }

    private static void say(PromptBuilder prompt, Fields message) {
        String role = message.requiredText("role");
        if (!message.has("content")) {
            throw Refusal.missing(message.prefix() + "content");
        }
        JsonNode content = message.get("content");
        switch (role) {
            case "user" -> user(prompt, content);
            case "assistant" -> prompt.assistant(content);
            default -> throw Refusal.invalid(message.prefix() + "role", "Input should be 'user' or 'assistant'");
        }
    }

    /** A tool's result comes in a user message, beside text or alone. */
    private static void user(PromptBuilder prompt, JsonNode content) {
        JsonNode result = null;
        for (JsonNode block : content) {
            result = block.path("type").asText().equals("tool_result") ? block.path("content") : result;
        }
        if (result == null) {
            prompt.user(content);
        } else {
            prompt.toolResult(result);
        }
    }

    /** Only those with a schema are the caller's to run; the others run at the provider. */
    private static Tooling tooling(Fields fields) {
        List<Tool> tools = new ArrayList<>();
        ArrayNode given = fields.objects("tools");
        for (int i = 0; i < given.size(); i++) {
            Fields tool = new Fields((ObjectNode) given.get(i), "tools." + i + ".");
            String name = tool.requiredText("name");
            if (tool.has("input_schema")) {
                tools.add(new Tool(name, tool.get("input_schema")));
            }
        }
        Fields choice = fields.object("tool_choice");
        return new Tooling(tools, !choice.get("type").asText().equals("none"), choice.get("name").textValue());
    }

    /** {@code output_format} is the name of the same thing while it was in beta. */
    private static Output output(Fields fields) {
        Fields format = fields.has("output_format") ? fields.object("output_format")
                : fields.object("output_config").object("format");
        JsonNode schema = format.get("type").asText().equals("json_schema") ? format.get("schema") : null;
        return new Output(fields.flag("stream"), false, schema, fields.limit("max_tokens"));
    }

    @Override
    public String limitField() {
        return "max_tokens";
    }

    @Override
    public String choiceField() {
        return "tool_choice.name";
    }

    @Override
    public ObjectNode whole(Dialogue dialogue) {
        return new MessagesWriter(dialogue).whole();
    }

    @Override
    public String streamType(DemoRequest request) {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public List<String> frames(Dialogue dialogue) {
        return new MessagesWriter(dialogue).frames();
    }

    @Override
    public List<String> errorFrames(Problem problem, DemoRequest request, int after) {
        return List.of(Sse.typed(AnthropicDialect.error(problem)));
    }
}
