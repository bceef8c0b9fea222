package dev.promptpassthrough.demo;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.WireFormat.Dialogue;

/** Writes one answer as a chat completion or as its chunks. */
final class ChatWriter {

    private final Dialogue dialogue;
    private final Answer answer;
    private final boolean usageWanted;

    ChatWriter(Dialogue dialogue) {
        this.dialogue = dialogue;
        this.answer = dialogue.answer();
        this.usageWanted = dialogue.body().path("stream_options").path("include_usage").asBoolean();
    }

    ObjectNode whole() {
        ObjectNode completion = head("chat.completion");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", answer.isCall() ? null : answer.text());
        if (answer.isCall()) {
            toolCall(message).putObject("function").put("name", answer.tool()).put("arguments", answer.text());
        }
        message.putNull("refusal").putArray("annotations");
        choice.putNull("logprobs").put("finish_reason", finishReason());
        completion.set("usage", usage());
        return completion.put("service_tier", "default").put("system_fingerprint", "fp_demo");
    }

    List<String> frames() {
        List<String> frames = new ArrayList<>();
        frames.add(chunk(opening(), null));
        for (String piece : answer.pieces()) {
            frames.add(chunk(delta(piece), null));
        }
        frames.add(chunk(Json.object(), finishReason()));
        if (usageWanted) {
            ObjectNode last = head("chat.completion.chunk").put("service_tier", "default").put("system_fingerprint", "fp_demo");
            last.putArray("choices");
            frames.add(Sse.data(last.set("usage", usage())));
        }
        frames.add(Sse.data("[DONE]"));
        return frames;
    }

    private ObjectNode opening() {
        ObjectNode delta = Json.object().put("role", "assistant").put("content", answer.isCall() ? null : "");
        if (answer.isCall()) {
            ObjectNode call = Json.object().put("index", 0).setAll(toolCall(Json.object()));
            call.putObject("function").put("name", answer.tool()).put("arguments", "");
            delta.putArray("tool_calls").add(call);
        }
        return delta.putNull("refusal");
    }

    private ObjectNode delta(String piece) {
        if (!answer.isCall()) {
            return Json.object().put("content", piece);
        }
        ObjectNode delta = Json.object();
        delta.putArray("tool_calls").addObject().put("index", 0).putObject("function").put("arguments", piece);
        return delta;
    }

    private String chunk(ObjectNode delta, String finishReason) {
        ObjectNode chunk = head("chat.completion.chunk").put("service_tier", "default").put("system_fingerprint", "fp_demo");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        return Sse.data(usageWanted ? chunk.putNull("usage") : chunk);
    }

    private ObjectNode head(String object) {
        return Json.object().put("id", dialogue.id("chatcmpl-")).put("object", object)
                .put("created", dialogue.request().received().getEpochSecond()).put("model", dialogue.asked().model());
    }

    private ObjectNode toolCall(ObjectNode message) {
        ObjectNode call = message.putArray("tool_calls").addObject();
        return call.put("id", dialogue.id("call_")).put("type", "function");
    }

    private String finishReason() {
        if (answer.isCall()) {
            return "tool_calls";
        }
        return answer.truncated() ? "length" : "stop";
    }

    private ObjectNode usage() {
        int input = dialogue.asked().prompt().tokens();
        ObjectNode usage = Json.object().put("prompt_tokens", input).put("completion_tokens", answer.tokens())
                .put("total_tokens", input + answer.tokens());
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", 0).put("audio_tokens", 0)
                .put("accepted_prediction_tokens", 0).put("rejected_prediction_tokens", 0);
        return usage;
    }
}
