package dev.promptpassthrough.demo;

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.WireFormat.Dialogue;

/** Writes response objects and their items, at the beginning and at the end of an answer. */
final class ResponsesWriter {

    private static final String COMPLETED = "completed";
    private static final String INCOMPLETE = "incomplete";

    private final Dialogue dialogue;
    private final Answer answer;

    ResponsesWriter(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.answer = dialogue.answer();
    }

    /** The response before anything is said. */
    ObjectNode started() {
        return response("in_progress", null);
    }

    ObjectNode finished() {
        ObjectNode response = response(finalStatus(), finalItem());
        response.set("usage", usage());
        return response;
    }

    String finalStatus() {
        return answer.truncated() ? INCOMPLETE : COMPLETED;
    }

    /** The order is that of the provider's reference; what the request said is repeated, as there. */
    private ObjectNode response(String status, ObjectNode item) {
        ObjectNode response = Json.object().put("id", dialogue.id("resp_")).put("object", "response")
                .put("created_at", dialogue.request().received().getEpochSecond()).put("status", status)
                .put("background", false).putNull("error");
        response.set("incomplete_details",
                status.equals(INCOMPLETE) ? Json.object().put("reason", "max_output_tokens") : null);
        repeat(response, "instructions", null);
        repeat(response, "max_output_tokens", null);
        response.put("model", dialogue.asked().model());
        var output = response.putArray("output");
        if (item != null) {
            output.add(item);
        }
        repeat(response, "parallel_tool_calls", () -> Json.object().booleanNode(true));
        response.putNull("previous_response_id");
        repeat(response, "reasoning", () -> Json.object().putNull("effort").putNull("summary"));
        response.put("service_tier", "default").put("store", false);
        repeat(response, "temperature", () -> Json.object().numberNode(1.0));
        repeat(response, "text", () -> Json.object().set("format", Json.object().put("type", "text")));
        repeat(response, "tool_choice", () -> Json.object().textNode("auto"));
        repeat(response, "tools", Json::array);
        repeat(response, "top_p", () -> Json.object().numberNode(1.0));
        repeat(response, "truncation", () -> Json.object().textNode("disabled"));
        response.putNull("usage");
        repeat(response, "user", null);
        repeat(response, "metadata", Json::object);
        return response;
    }

    private void repeat(ObjectNode response, String name, Supplier<JsonNode> otherwise) {
        if (dialogue.body().hasNonNull(name)) {
            response.set(name, dialogue.body().get(name));
        } else {
            response.set(name, otherwise == null ? null : otherwise.get());
        }
    }

    String itemId() {
        return dialogue.id(answer.isCall() ? "fc_" : "msg_");
    }

    ObjectNode startedItem() {
        return item("in_progress", "", false);
    }

    ObjectNode finalItem() {
        return item(finalStatus(), answer.text(), true);
    }

    private ObjectNode item(String status, String text, boolean withContent) {
        ObjectNode item = Json.object().put("id", itemId()).put("type", answer.isCall() ? "function_call" : "message")
                .put("status", status);
        if (answer.isCall()) {
            return item.put("arguments", text).put("call_id", dialogue.id("call_")).put("name", answer.tool());
        }
        var content = item.putArray("content");
        if (withContent) {
            content.add(part(text));
        }
        return item.put("role", "assistant");
    }

    static ObjectNode part(String text) {
        ObjectNode part = Json.object().put("type", "output_text");
        part.putArray("annotations");
        part.putArray("logprobs");
        return part.put("text", text);
    }

    private ObjectNode usage() {
        int input = dialogue.asked().prompt().tokens();
        ObjectNode usage = Json.object().put("input_tokens", input);
        usage.putObject("input_tokens_details").put("cached_tokens", 0);
        usage.put("output_tokens", answer.tokens()).putObject("output_tokens_details").put("reasoning_tokens", 0);
        return usage.put("total_tokens", input + answer.tokens());
    }
}
