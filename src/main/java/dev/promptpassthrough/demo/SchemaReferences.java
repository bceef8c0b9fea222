package dev.promptpassthrough.demo;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes one plain schema of one that refers to others or is put together from them. */
final class SchemaReferences {

    private static final int MOST_HOPS = 16;
    /** Keywords looked at for one sample: a schema may refer to itself from many places at once. */
    private static final int MOST_WORK = 500_000;

    private final JsonNode root;
    private int work;

    SchemaReferences(JsonNode root) {
        this.root = root;
    }

    /**
     * The schema with {@code $ref}, {@code allOf} and the first of {@code anyOf}/{@code oneOf} folded in.
     *
     * @param sparing whether an alternative that allows null is taken before the first one
     */
    ObjectNode flatten(JsonNode schema, boolean sparing) {
        ObjectNode flat = Json.object();
        fold(schema, flat, sparing, MOST_HOPS);
        return flat;
    }

    /** The type to make, in lower case; guessed from the other keywords where it is not said. */
    static String type(ObjectNode schema, boolean sparing) {
        JsonNode type = schema.path("type");
        if (sparing && (schema.path("nullable").asBoolean() || type.isArray() && type.toString().contains("\"null\""))) {
            return "null";
        }
        String first = (type.isArray() ? type.path(0) : type).asText("").toLowerCase(Locale.ROOT);
        if (!first.isEmpty()) {
            return first;
        }
        if (schema.has("properties") || schema.has("required")) {
            return "object";
        }
        if (schema.has("items") || schema.has("prefixItems")) {
            return "array";
        }
        return schema.has("minimum") || schema.has("maximum") || schema.has("multipleOf") ? "number" : "string";
    }

    private void fold(JsonNode schema, ObjectNode into, boolean sparing, int hops) {
        work += 1 + schema.size() + schema.path("properties").size() + schema.path("required").size();
        if (!schema.isObject() || hops == 0 || work > MOST_WORK) {
            return;
        }
        if (schema.path("$ref").isTextual()) {
            fold(referred(schema.path("$ref").textValue()), into, sparing, hops - 1);
        }
        for (JsonNode part : schema.path("allOf")) {
            fold(part, into, sparing, hops - 1);
        }
        schema.properties().forEach(field -> merge(into, field.getKey(), field.getValue()));
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (schema.path(keyword).isArray()) {
                fold(alternative(schema.path(keyword), sparing), into, sparing, hops - 1);
            }
        }
    }

    /** Properties and required names add up; of anything else the last word counts. */
    private static void merge(ObjectNode into, String name, JsonNode value) {
        if (name.equals("properties") && value instanceof ObjectNode more) {
            into.withObjectProperty(name).setAll(more);
        } else if (name.equals("required") && value instanceof ArrayNode more) {
            into.withArrayProperty(name).addAll(more);
        } else {
            into.set(name, value);
        }
    }

    private static JsonNode alternative(JsonNode alternatives, boolean sparing) {
        for (JsonNode each : alternatives) {
            if (sparing && each.path("type").asText("").equalsIgnoreCase("null")) {
                return each;
            }
        }
        return alternatives.path(0);
    }

    /** Only references into the same document; anything else is as good as no schema. */
    private JsonNode referred(String reference) {
        if (reference.equals("#")) {
            return root;
        }
        return reference.startsWith("#/") ? root.at(JsonPointer.compile(reference.substring(1))) : MissingNode.getInstance();
    }
}
