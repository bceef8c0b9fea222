package dev.promptpassthrough.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The events of one answer of a {@link RealtimeSession}. */
final class RealtimeResponse {

    private final RealtimeSession session;
    private final String id;
    private final Conversation asked;
    private final Answer answer;

    RealtimeResponse(RealtimeSession session, String id, Conversation asked, Answer answer) {
        this.session = session;
        this.id = id;
        this.asked = asked;
        this.answer = answer;
    }

    void write() {
        session.add(session.event("response.created").set("response", response("in_progress", null)));
        session.add(event("response.output_item.added").set("item", item("in_progress", null)));
        session.add(session.event("conversation.item.added").set("item", item("in_progress", null)));
        if (answer.isCall()) {
            arguments();
        } else {
            text();
        }
        ObjectNode item = item(status(), answer.text());
        session.add(event("response.output_item.done").set("item", item));
        session.add(session.event("conversation.item.done").set("item", item));
        session.add(session.event("response.done").set("response", response(status(), item)));
        session.remember(item);
    }

    private void text() {
        session.add(inContent("response.content_part.added").set("part", part("")));
        answer.pieces().forEach(piece -> session.add(inContent("response.output_text.delta").put("delta", piece)));
        session.add(inContent("response.output_text.done").put("text", answer.text()));
        session.add(inContent("response.content_part.done").set("part", part(answer.text())));
    }

    private void arguments() {
        answer.pieces().forEach(piece -> session.add(inItem("response.function_call_arguments.delta").put("delta", piece)));
        session.add(inItem("response.function_call_arguments.done").put("name", answer.tool())
                .put("arguments", answer.text()));
    }

    private String status() {
        return answer.truncated() ? "incomplete" : "completed";
    }

    private ObjectNode response(String status, ObjectNode item) {
        ObjectNode response = Json.object().put("object", "realtime.response").put("id", id).put("status", status);
        response.putArray("output_modalities").add("text");
        var output = response.putArray("output");
        if (item == null) {
            return response.putNull("usage");
        }
        output.add(item);
        int input = asked.prompt().tokens();
        response.putObject("usage").put("total_tokens", input + answer.tokens()).put("input_tokens", input)
                .put("output_tokens", answer.tokens());
        return response;
    }

    /** @param text what it holds by now; {@code null} before anything is said */
    private ObjectNode item(String status, String text) {
        ObjectNode item = Json.object().put("id", itemId()).put("object", "realtime.item")
                .put("type", answer.isCall() ? "function_call" : "message").put("status", status);
        if (answer.isCall()) {
            return item.put("name", answer.tool()).put("call_id", "call_" + id).put("arguments", text == null ? "" : text);
        }
        var content = item.put("role", "assistant").putArray("content");
        if (text != null) {
            content.add(part(text));
        }
        return item;
    }

    private static ObjectNode part(String text) {
        return Json.object().put("type", "output_text").put("text", text);
    }

    private String itemId() {
        return "item_" + id;
    }

    private ObjectNode inContent(String type) {
        return inItem(type).put("content_index", 0);
    }

    private ObjectNode inItem(String type) {
        return event(type).put("item_id", itemId());
    }

    private ObjectNode event(String type) {
        return session.event(type).put("response_id", id).put("output_index", 0);
    }
}
