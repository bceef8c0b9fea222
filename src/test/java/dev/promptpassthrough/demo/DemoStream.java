package dev.promptpassthrough.demo;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The events of a received stream, read without the code under test. */
record DemoStream(List<Event> events) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Event(String name, String data) {

        JsonNode json() {
            return DemoStream.json(data);
        }
    }

    static DemoStream of(String body) {
        return new DemoStream(Arrays.stream(body.split("\r?\n\r?\n")).map(DemoStream::event).toList());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    Event last() {
        return events.get(events.size() - 1);
    }

    /** All strings at this pointer, in order, as one text. */
    String joined(String pointer) {
        return events.stream().filter(event -> event.data().startsWith("{")).map(event -> event.json().at(pointer))
                .filter(JsonNode::isTextual).map(JsonNode::textValue).collect(Collectors.joining());
    }

    private static Event event(String text) {
        String name = "";
        String data = "";
        for (String line : text.split("\r?\n")) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
        }
        return new Event(name, data);
    }
}
