package dev.promptpassthrough.usage;

import java.util.Locale;

/** How an answer's JSON documents are told apart. */
enum Framing {
    /** One document, or several of which each shows its end. */
    JSON {
        @Override
        ByteSink over(JsonScan scan) {
            return scan;
        }
    },
    /** One document a line. */
    LINES {
        @Override
        ByteSink over(JsonScan scan) {
            return new JsonLines(scan);
        }
    },
    /** One document an event. */
    EVENTS {
        @Override
        ByteSink over(JsonScan scan) {
            return new EventData(scan);
        }
    };

    abstract ByteSink over(JsonScan scan);

    /** @return {@code null} where such a content holds no JSON */
    static Framing of(String contentType) {
        if (contentType == null) {
            return null;
        }
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).trim();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "application/json" -> JSON;
            case "text/event-stream" -> EVENTS;
            case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines" -> LINES;
            default -> type.endsWith("+json") ? JSON : null;
        };
    }
}
