package dev.promptpassthrough.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Server-sent events (WHATWG HTML §9.2), one frame each. */
final class Sse {

    private Sse() {
    }

    static String data(String data) {
        return "data: " + data + "\n\n";
    }

    static String data(JsonNode data) {
        return data(Json.compact(data));
    }

    /** An event named after the {@code type} that its data carries. */
    static String typed(JsonNode data) {
        return "event: " + data.path("type").asText() + "\n" + data(data);
    }
}
