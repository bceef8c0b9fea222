package dev.promptpassthrough.demo;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A small value that a JSON schema (or Gemini's upper-case dialect of it) allows, with the prompt's words where a string is
 * wanted. It knows what function calling and structured output use; {@code pattern}, {@code not}, {@code if} and
 * {@code dependent…} are not looked at. Work and size are bounded, so a recursive or greedy schema gets a value that is merely
 * small.
 */
final class SchemaSample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** In characters, roughly: what stops a small schema from becoming a large value. */
    private static final int BUDGET = 100_000;
    private static final int COST_OF_A_VALUE = 50;
    private static final int DEEPEST = 24;
    /** From here on only what is required: how a recursive schema comes to its end. */
    private static final int GENEROUS_DEPTH = 3;

    private final SchemaReferences references;
    private final SampleScalars scalars;
    private int spent;

    private SchemaSample(JsonNode root, String prompt) {
        this.references = new SchemaReferences(root);
        this.scalars = new SampleScalars(prompt);
    }

    static JsonNode of(JsonNode schema, String prompt) {
        return new SchemaSample(schema, prompt).value(schema, 0, 0);
    }

    /** As {@link #of}, for a function's arguments: always an object. */
    static ObjectNode object(JsonNode schema, String prompt) {
        return of(schema, prompt) instanceof ObjectNode object ? object : Json.object();
    }

    /** @param nth which of an array's elements this is, so that elements differ where the schema lets them */
    private JsonNode value(JsonNode schema, int depth, int nth) {
        spent += COST_OF_A_VALUE;
        if (isSpent() || depth > DEEPEST) {
            return NODES.nullNode();
        }
        ObjectNode flat = references.flatten(schema, depth > GENEROUS_DEPTH);
        if (flat.has("const")) {
            return given(flat.get("const"));
        }
        JsonNode choices = flat.path("enum");
        if (choices.isArray() && !choices.isEmpty()) {
            return given(choices.get(nth % choices.size()));
        }
        return typed(flat, depth, nth);
    }

    private JsonNode typed(ObjectNode schema, int depth, int nth) {
        return switch (SchemaReferences.type(schema, depth > GENEROUS_DEPTH)) {
            case "object" -> members(schema, depth);
            case "array" -> elements(schema, depth);
            case "integer" -> scalars.integer(schema, nth);
            case "number" -> scalars.number(schema, nth);
            case "boolean" -> NODES.booleanNode(nth % 2 == 0);
            case "null" -> NODES.nullNode();
            default -> scalars.string(schema, nth);
        };
    }

    private ObjectNode members(ObjectNode schema, int depth) {
        ObjectNode members = Json.object();
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (depth < GENEROUS_DEPTH || required.contains(property.getKey())) {
                member(members, property.getKey(), property.getValue(), depth);
            }
        });
        required.removeIf(members::has);
        required.forEach(name -> member(members, name, schema.path("additionalProperties"), depth));
        return members;
    }

    private void member(ObjectNode members, String name, JsonNode schema, int depth) {
        spent += name.length();
        if (!isSpent()) {
            members.set(name, value(schema, depth + 1, 0));
        }
    }

    private ArrayNode elements(ObjectNode schema, int depth) {
        ArrayNode elements = Json.array();
        for (JsonNode position : schema.path("prefixItems")) {
            elements.add(value(position, depth + 1, 0));
        }
        long most = schema.path("maxItems").asLong(Long.MAX_VALUE);
        long wanted = Math.min(most, Math.max(schema.path("minItems").asLong(), depth < GENEROUS_DEPTH ? 1 : 0));
        while (elements.size() < wanted && !isSpent()) {
            elements.add(value(schema.path("items"), depth + 1, elements.size()));
        }
        return elements;
    }

    private JsonNode given(JsonNode value) {
        spent += value.toString().length();
        return value;
    }

    /** A sum that has run over counts as spent too. */
    private boolean isSpent() {
        return spent < 0 || spent > BUDGET;
    }
}
