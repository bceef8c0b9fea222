package dev.promptpassthrough.demo;

import java.util.StringJoiner;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Puts a {@link Conversation.Prompt} together, message by message, oldest first. */
final class PromptBuilder {

    private static final Pattern ATTACHED = Pattern.compile("image|audio|video|file|document");

    private String question = "";
    private String toolResult;
    private boolean system;
    private int attachments;
    private int characters;

    void system(JsonNode content) {
        system = true;
        text(content);
    }

    void user(JsonNode content) {
        question = text(content);
        toolResult = null;
    }

    void assistant(JsonNode content) {
        text(content);
        toolResult = null;
    }

    void toolResult(JsonNode content) {
        toolResult = text(content);
    }

    Conversation.Prompt build(int messages) {
        return new Conversation.Prompt(question, toolResult, messages, system, attachments, characters);
    }

    /** All providers write a content as a string or as a list of parts; anything else is taken as it stands. */
    private String text(JsonNode content) {
        String text = content.isArray() ? parts(content) : written(content);
        characters += text.length();
        return text;
    }

    private String parts(JsonNode parts) {
        StringJoiner text = new StringJoiner("\n");
        for (JsonNode part : parts) {
            if (part.path("text").isTextual()) {
                text.add(part.path("text").textValue());
            } else if (isAttachment(part)) {
                attachments++;
            }
        }
        return text.toString();
    }

    private static String written(JsonNode content) {
        if (content.isMissingNode() || content.isNull()) {
            return "";
        }
        return content.isTextual() ? content.textValue() : content.toString();
    }

    private static boolean isAttachment(JsonNode part) {
        return ATTACHED.matcher(part.path("type").asText()).find() || part.has("inlineData") || part.has("inline_data")
                || part.has("fileData") || part.has("file_data");
    }
}
