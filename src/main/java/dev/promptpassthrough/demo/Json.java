package dev.promptpassthrough.demo;

import java.io.IOException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON in and out; reading is bounded, because what is read is whatever somebody typed or uploaded. */
final class Json {

    /** Enough for any real request, far from where a recursive walk or the memory of a tree would hurt. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder().maxNestingDepth(200)
            .maxTokenCount(400_000).build();

    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER).withArrayEmptySeparator("").withObjectEmptySeparator(""))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")).withObjectIndenter(new DefaultIndenter("  ", "\n")));

    /** What the parser says of itself rather than of the text. */
    private static final Pattern PARSER_TALK = Pattern.compile(" \\(for \\w+ starting at \\[Source: [^]]*]\\)|, from `[^`]*`");

    private Json() {
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * The one JSON object in these bytes.
     *
     * @throws Refusal that says where it stops being JSON
     */
    static ObjectNode parse(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw notJson("%s (line %d, column %d)".formatted(PARSER_TALK.matcher(e.getOriginalMessage()).replaceAll(""),
                    at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw notJson("the bytes are not UTF-8 text");
        }
        throw notJson("expected one JSON object (line 1, column 1)");
    }

    static String compact(JsonNode node) {
        return node.toString();
    }

    static String pretty(JsonNode node) {
        try {
            return PRETTY.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }

    private static Refusal notJson(String why) {
        return new Refusal(new Problem(Problem.Kind.NOT_JSON, null, why));
    }
}
