package dev.promptpassthrough.demo;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The full sequence of events of one streamed response, numbered from 0. */
final class ResponsesEvents {

    private final ResponsesWriter writer;
    private final Answer answer;
    private final List<String> frames = new ArrayList<>();

    ResponsesEvents(ResponsesWriter writer, Answer answer) {
        this.writer = writer;
        this.answer = answer;
    }

    List<String> frames() {
        add(event("response.created").set("response", writer.started()));
        add(event("response.in_progress").set("response", writer.started()));
        add(event("response.output_item.added").put("output_index", 0).set("item", writer.startedItem()));
        if (answer.isCall()) {
            arguments();
        } else {
            text();
        }
        add(event("response.output_item.done").put("output_index", 0).set("item", writer.finalItem()));
        add(event("response." + writer.finalStatus()).set("response", writer.finished()));
        return frames;
    }

    private void text() {
        add(inContent("response.content_part.added").set("part", ResponsesWriter.part("")));
        for (String piece : answer.pieces()) {
            add(inContent("response.output_text.delta").put("delta", piece).set("logprobs", Json.array()));
        }
        add(inContent("response.output_text.done").put("text", answer.text()).set("logprobs", Json.array()));
        add(inContent("response.content_part.done").set("part", ResponsesWriter.part(answer.text())));
    }

    private void arguments() {
        for (String piece : answer.pieces()) {
            add(inItem("response.function_call_arguments.delta").put("delta", piece));
        }
        add(inItem("response.function_call_arguments.done").put("arguments", answer.text()));
    }

    private ObjectNode inContent(String type) {
        return inItem(type).put("content_index", 0);
    }

    private ObjectNode inItem(String type) {
        return event(type).put("item_id", writer.itemId()).put("output_index", 0);
    }

    private ObjectNode event(String type) {
        return Json.object().put("type", type).put("sequence_number", frames.size());
    }

    private void add(ObjectNode event) {
        frames.add(Sse.typed(event));
    }
}
