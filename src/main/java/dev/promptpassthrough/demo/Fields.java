package dev.promptpassthrough.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads an object of a request as a provider's validator would: a missing or wrong field is refused by its full name.
 *
 * @param prefix what stands before a field's name in a refusal: empty, or ending in a dot
 */
record Fields(ObjectNode node, String prefix) {

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final int SHOWN_CHARACTERS = 40;

    static Fields of(ObjectNode node) {
        return new Fields(node, "");
    }

    /** The field of this name; one in camel case may also be written with underscores, as protobuf's JSON allows. */
    static JsonNode member(JsonNode object, String name) {
        return object.has(name) ? object.get(name)
                : object.path(CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT));
    }

    JsonNode get(String name) {
        return member(node, name);
    }

    boolean has(String name) {
        JsonNode value = get(name);
        return !value.isMissingNode() && !value.isNull();
    }

    /** The named object, or an empty one where it is absent. */
    Fields object(String name) {
        if (!has(name)) {
            return new Fields(Json.object(), prefix + name + ".");
        }
        if (get(name) instanceof ObjectNode object) {
            return new Fields(object, prefix + name + ".");
        }
        throw Refusal.invalid(prefix + name, "expected an object");
    }

    String requiredText(String name) {
        if (!has(name)) {
            throw Refusal.missing(prefix + name);
        }
        if (!get(name).isTextual() || get(name).textValue().isBlank()) {
            throw Refusal.invalid(prefix + name, "expected a string that is not empty");
        }
        return get(name).textValue();
    }

    /** The named array, whose every element must be an object. */
    ArrayNode requiredObjects(String name) {
        if (!has(name)) {
            throw Refusal.missing(prefix + name);
        }
        ArrayNode array = objects(name);
        if (array.isEmpty()) {
            throw Refusal.invalid(prefix + name, "expected at least one element");
        }
        return array;
    }

    /** As {@link #requiredObjects}, empty where it is absent. */
    ArrayNode objects(String name) {
        if (!has(name)) {
            return Json.array();
        }
        if (get(name) instanceof ArrayNode array
                && StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isObject)) {
            return array;
        }
        throw Refusal.invalid(prefix + name, "expected an array of objects");
    }

    boolean flag(String name) {
        if (has(name) && !get(name).isBoolean()) {
            throw Refusal.invalid(prefix + name, "expected true or false");
        }
        return get(name).asBoolean();
    }

    /** Refuses a number outside the bounds; absent is fine. */
    void requireBetween(String name, int least, int most) {
        if (has(name) && !(get(name).isNumber() && get(name).doubleValue() >= least && get(name).doubleValue() <= most)) {
            throw Refusal.invalid(prefix + name, "expected a number from %d to %d".formatted(least, most));
        }
    }

    /** A count of at least one; {@code Integer.MAX_VALUE} where it is absent. */
    int limit(String name) {
        if (!has(name)) {
            return Integer.MAX_VALUE;
        }
        if (!get(name).isIntegralNumber() || get(name).doubleValue() < 1) {
            throw Refusal.invalid(prefix + name, "expected an integer of at least 1");
        }
        return get(name).canConvertToInt() ? get(name).intValue() : Integer.MAX_VALUE;
    }

    /** Those of the named settings that were given, in this order, for the demo to tell the reader that they arrived. */
    Map<String, String> shown(String... names) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String name : names) {
            if (has(name) && get(name).isValueNode()) {
                shown.put(name, Quote.of(get(name).asText(), SHOWN_CHARACTERS));
            }
        }
        return shown;
    }
}
