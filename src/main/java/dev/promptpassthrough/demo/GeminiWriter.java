package dev.promptpassthrough.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.WireFormat.Dialogue;

/** Writes one answer as a generateContent response or as the chunks of one. */
final class GeminiWriter {

    private final Dialogue dialogue;
    private final Answer answer;

    GeminiWriter(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.answer = dialogue.answer();
    }

    ObjectNode whole() {
        return response(answer.isCall() ? call() : text(answer.text()), answer.tokens(), true);
    }

    /** A call comes whole in one chunk: this provider does not stream arguments. */
    List<ObjectNode> chunks() {
        if (answer.isCall()) {
            return List.of(whole());
        }
        List<ObjectNode> chunks = new ArrayList<>();
        for (String piece : answer.pieces()) {
            int said = chunks.size() + 1;
            chunks.add(response(text(piece), said, said == answer.tokens()));
        }
        return chunks;
    }

    private ObjectNode response(ObjectNode part, int tokens, boolean last) {
        ObjectNode response = Json.object();
        ObjectNode candidate = response.putArray("candidates").addObject();
        candidate.putObject("content").put("role", "model").putArray("parts").add(part);
        if (last) {
            candidate.put("finishReason", answer.truncated() ? "MAX_TOKENS" : "STOP");
        }
        candidate.put("index", 0);
        response.set("usageMetadata", usage(tokens));
        return response.put("modelVersion", dialogue.asked().model()).put("responseId", dialogue.id("resp-"));
    }

    private ObjectNode usage(int tokens) {
        int input = dialogue.asked().prompt().tokens();
        ObjectNode usage = Json.object().put("promptTokenCount", input).put("candidatesTokenCount", tokens)
                .put("totalTokenCount", input + tokens);
        usage.putArray("promptTokensDetails").addObject().put("modality", "TEXT").put("tokenCount", input);
        return usage;
    }

    private ObjectNode call() {
        ObjectNode part = Json.object();
        part.putObject("functionCall").put("name", answer.tool()).set("args", Json.parse(answer.text().getBytes(UTF_8)));
        return part;
    }

    private static ObjectNode text(String text) {
        return Json.object().put("text", text);
    }
}
