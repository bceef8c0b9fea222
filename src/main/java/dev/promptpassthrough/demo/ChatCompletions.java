package dev.promptpassthrough.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.Conversation.Output;
import dev.promptpassthrough.demo.Conversation.Tool;
import dev.promptpassthrough.demo.Conversation.Tooling;

/** OpenAI's chat completions, the request side; {@link ChatWriter} answers. */
final class ChatCompletions implements WireFormat {

    private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool", "function");

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
        var messages = fields.requiredObjects("messages");
        PromptBuilder prompt = new PromptBuilder();
        for (int i = 0; i < messages.size(); i++) {
            say(prompt, new Fields((ObjectNode) messages.get(i), "messages[" + i + "]."));
        }
        fields.requireBetween("temperature", 0, 2);
        fields.requireBetween("top_p", 0, 1);
        fields.requireBetween("n", 1, 1);
        return new Conversation(model(request, body), prompt.build(messages.size()),
                fields.shown("temperature", "top_p", "max_tokens", "max_completion_tokens", "seed", "presence_penalty",
                        "frequency_penalty", "reasoning_effort", "verbosity", "user"),
                tooling(fields), output(fields));
    }

    private static void say(PromptBuilder prompt, Fields message) {
        String role = message.requiredText("role");
        if (!ROLES.contains(role)) {
            throw Refusal.invalid(message.prefix() + "role", "there is no role of that name");
        }
        JsonNode content = message.get("content");
        switch (role) {
            case "developer", "system" -> prompt.system(content);
            case "user" -> prompt.user(content);
            case "tool", "function" -> prompt.toolResult(content);
            default -> prompt.assistant(content);
        }
    }

    private static Tooling tooling(Fields fields) {
        List<Tool> tools = new ArrayList<>();
        var given = fields.objects("tools");
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).path("type").asText().equals("function")) {
                Fields function = new Fields((ObjectNode) given.get(i), "tools[" + i + "].").object("function");
                tools.add(new Tool(function.requiredText("name"), function.get("parameters")));
            }
        }
        JsonNode choice = fields.get("tool_choice");
        return new Tooling(tools, !choice.asText().equals("none"),
                choice.path("function").path("name").textValue());
    }

    private static Output output(Fields fields) {
        Fields format = fields.object("response_format");
        String type = format.get("type").asText();
        JsonNode schema = type.equals("json_schema") ? format.object("json_schema").get("schema") : null;
        return new Output(fields.flag("stream"), type.equals("json_object"), schema,
                Math.min(fields.limit("max_tokens"), fields.limit("max_completion_tokens")));
    }

    @Override
    public String limitField() {
        return "max_tokens";
    }

    @Override
    public String choiceField() {
        return "tool_choice";
    }

    @Override
    public ObjectNode whole(Dialogue dialogue) {
        return new ChatWriter(dialogue).whole();
    }

    @Override
    public String streamType(DemoRequest request) {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public List<String> frames(Dialogue dialogue) {
        return new ChatWriter(dialogue).frames();
    }

    @Override
    public List<String> errorFrames(Problem problem, DemoRequest request, int after) {
        return List.of(Sse.data(dialect().error(problem, request)));
    }
}
