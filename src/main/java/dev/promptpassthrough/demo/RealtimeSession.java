package dev.promptpassthrough.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.Problem.Kind;

/** One conversation of OpenAI's realtime API, without its socket: events in, events out. */
final class RealtimeSession {

    private static final int MOST_ITEMS = 200;
    /** Of all that is kept, so that a caller's few messages cannot become much memory. */
    static final int MOST_CHARACTERS = 1_000_000;

    private final DemoRequest request;
    private final ObjectNode session = Json.object().put("type", "realtime").put("object", "realtime.session");
    private final ArrayNode items = Json.array();
    private final List<String> out = new ArrayList<>();
    private int characters;
    private int events;
    private int responses;

    RealtimeSession(DemoRequest request) {
        this.request = request;
        session.put("id", "sess_" + request.id()).put("model", request.parameter("model"));
        session.putArray("output_modalities").add("text");
        session.put("instructions", "").put("tool_choice", "auto").putArray("tools");
    }

    /** What is said before anything was asked. */
    List<String> begin() {
        add(event("session.created").set("session", session.deepCopy()));
        return taken();
    }

    List<String> receive(String message) {
        ObjectNode event = Json.object();
        try {
            event = Json.parse(message.getBytes(UTF_8));
            requireRoom(message.length());
            answer(event);
        } catch (Refusal refusal) {
            out.clear();
            refuse(refusal.problem(), event.path("event_id"));
        }
        return taken();
    }

    private void requireRoom(int more) {
        if (items.size() >= MOST_ITEMS || characters + more > MOST_CHARACTERS) {
            throw Refusal.invalid("type", "the conversation is as long as the demonstration keeps one");
        }
    }

    List<String> receiveBinary() {
        refuse(new Problem(Kind.NOT_JSON, null, "events are text messages"), Json.object().path("event_id"));
        return taken();
    }

    private void answer(ObjectNode event) {
        String type = Fields.of(event).requiredText("type");
        switch (type) {
            case "session.update" -> update(Fields.of(event).object("session"));
            case "conversation.item.create" -> create(Fields.of(event).object("item"));
            case "response.create" -> respond(Fields.of(event).object("response"));
            case "response.cancel" -> throw Refusal.invalid("type", "no response is being made any more");
            default -> throw Refusal.invalid("type", "the demonstration speaks text only, and knows session.update, "
                    + "conversation.item.create, response.create and response.cancel");
        }
    }

    private void update(Fields changes) {
        if (changes.has("model") && !changes.get("model").equals(session.get("model"))) {
            throw Refusal.invalid("session.model", "it cannot be changed");
        }
        session.setAll((ObjectNode) changes.node().without(List.of("id", "object")));
        count(changes.node());
        add(event("session.updated").set("session", session.deepCopy()));
    }

    private void create(Fields given) {
        given.requiredText("type");
        ObjectNode item = given.node().deepCopy();
        if (!given.has("id")) {
            item.put("id", "item_" + (items.size() + 1));
        }
        keep(item.put("object", "realtime.item").put("status", "completed"));
    }

    private void keep(ObjectNode item) {
        remember(item);
        add(event("conversation.item.added").set("item", item));
        add(event("conversation.item.done").set("item", item));
    }

    private void respond(Fields overrides) {
        ObjectNode body = Json.object().put("model", request.parameter("model"));
        List.of("instructions", "tools", "tool_choice", "max_output_tokens").forEach(name -> {
            JsonNode value = overrides.has(name) ? overrides.get(name) : session.path(name);
            // No limit is written as a word here.
            if (!value.isMissingNode() && !value.asText().equals("inf")) {
                body.set(name, value);
            }
        });
        if (body.path("instructions").asText().isEmpty()) {
            body.remove("instructions");
        }
        body.set("input", items.isEmpty() ? Json.object().textNode("") : items);
        Conversation asked = new Responses().read(request, body);
        Answer answer = DemoModel.answer(asked, "tool_choice");
        responses++;
        new RealtimeResponse(this, "resp_" + responses, asked, answer).write();
    }

    /** Adds an answer's item to the conversation, for the next question. */
    void remember(ObjectNode item) {
        items.add(item);
        count(item);
    }

    private void count(JsonNode kept) {
        characters += Json.compact(kept).length();
    }

    ObjectNode event(String type) {
        return Json.object().put("type", type).put("event_id", "event_" + ++events);
    }

    void add(JsonNode event) {
        out.add(Json.compact(event));
    }

    private void refuse(Problem problem, JsonNode eventId) {
        ObjectNode error = (ObjectNode) new OpenAiDialect().error(problem, request).get("error");
        error.set("event_id", eventId.isTextual() ? eventId : null);
        add(event("error").set("error", error));
    }

    private List<String> taken() {
        List<String> taken = List.copyOf(out);
        out.clear();
        return taken;
    }
}
