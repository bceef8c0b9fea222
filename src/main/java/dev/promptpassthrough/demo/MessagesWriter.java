package dev.promptpassthrough.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.WireFormat.Dialogue;

/** Writes one answer as an Anthropic message or as its events. */
final class MessagesWriter {

    private final Dialogue dialogue;
    private final Answer answer;

    MessagesWriter(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.answer = dialogue.answer();
    }

    ObjectNode whole() {
        ObjectNode block = answer.isCall() ? toolUse(Json.parse(answer.text().getBytes(UTF_8)))
                : text(answer.text());
        return message(block, stopReason(), answer.tokens());
    }

    List<String> frames() {
        List<String> frames = new ArrayList<>();
        frames.add(Sse.typed(event("message_start").set("message", message(null, null, 1))));
        ObjectNode start = event("content_block_start").put("index", 0);
        frames.add(Sse.typed(start.set("content_block", answer.isCall() ? toolUse(Json.object()) : text(""))));
        frames.add(Sse.typed(event("ping")));
        for (String piece : answer.pieces()) {
            frames.add(Sse.typed(event("content_block_delta").put("index", 0).set("delta", delta(piece))));
        }
        frames.add(Sse.typed(event("content_block_stop").put("index", 0)));
        ObjectNode end = event("message_delta");
        end.putObject("delta").put("stop_reason", stopReason()).putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", answer.tokens());
        frames.add(Sse.typed(end));
        frames.add(Sse.typed(event("message_stop")));
        return frames;
    }

    private ObjectNode delta(String piece) {
        return answer.isCall() ? Json.object().put("type", "input_json_delta").put("partial_json", piece)
                : Json.object().put("type", "text_delta").put("text", piece);
    }

    private ObjectNode message(ObjectNode block, String stopReason, int outputTokens) {
        ObjectNode message = Json.object().put("id", dialogue.id("msg_")).put("type", "message")
                .put("role", "assistant").put("model", dialogue.asked().model());
        var content = message.putArray("content");
        if (block != null) {
            content.add(block);
        }
        message.put("stop_reason", stopReason).putNull("stop_sequence");
        message.putObject("usage").put("input_tokens", dialogue.asked().prompt().tokens()).put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0).put("output_tokens", outputTokens).put("service_tier", "standard");
        return message;
    }

    private String stopReason() {
        if (answer.isCall()) {
            return "tool_use";
        }
        return answer.truncated() ? "max_tokens" : "end_turn";
    }

    private ObjectNode toolUse(ObjectNode input) {
        return Json.object().put("type", "tool_use").put("id", dialogue.id("toolu_")).put("name", answer.tool())
                .set("input", input);
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    private static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }
}
