package dev.promptpassthrough.demo;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Strings and numbers that a plain schema allows. */
final class SampleScalars {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LONGEST = 1_000;
    private static final int PROMPT_CHARACTERS = 60;
    /** Constants, since the demo answers the same question with the same answer; the addresses are reserved for examples. */
    private static final Map<String, String> FORMATS = Map.of("date-time", "2026-01-02T03:04:05Z", "date", "2026-01-02", "time",
            "03:04:05Z", "duration", "PT5M", "email", "demo@example.com", "hostname", "example.com", "uri",
            "https://example.com/", "uuid", "00000000-0000-4000-8000-000000000000", "ipv4", "192.0.2.1", "ipv6", "2001:db8::1");

    private final String words;

    SampleScalars(String prompt) {
        String plain = prompt.strip().replaceAll("\\s+", " ");
        this.words = plain.isEmpty() ? "demo" : Quote.of(plain, PROMPT_CHARACTERS);
    }

    JsonNode string(ObjectNode schema, int nth) {
        String format = FORMATS.get(schema.path("format").asText());
        if (format != null) {
            return NODES.textNode(format);
        }
        int least = (int) Math.min(LONGEST, schema.path("minLength").asLong());
        String text = nth == 0 ? words : words + " " + (nth + 1);
        String padded = text + ".".repeat(Math.max(0, least - text.codePointCount(0, text.length())));
        long most = Math.max(0, schema.path("maxLength").asLong(Long.MAX_VALUE));
        boolean fits = padded.codePointCount(0, padded.length()) <= most;
        return NODES.textNode(fits ? padded : padded.substring(0, padded.offsetByCodePoints(0, (int) most)));
    }

    JsonNode integer(ObjectNode schema, int nth) {
        return NODES.numberNode((long) amount(schema, Math.max(1, schema.path("multipleOf").asDouble()), nth));
    }

    JsonNode number(ObjectNode schema, int nth) {
        double amount = amount(schema, Math.max(0, schema.path("multipleOf").asDouble()), nth);
        boolean whole = amount == Math.rint(amount) && Math.abs(amount) < 1e15;
        return whole ? NODES.numberNode((long) amount) : NODES.numberNode(amount);
    }

    /** @param grid what the amount must be a multiple of, 0 for any */
    private static double amount(ObjectNode schema, double grid, int nth) {
        JsonNode above = schema.path("exclusiveMinimum");
        JsonNode below = schema.path("exclusiveMaximum");
        double least = Math.max(schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY),
                above.isNumber() ? above.doubleValue() + grid : Double.NEGATIVE_INFINITY);
        double most = Math.min(schema.path("maximum").asDouble(Double.POSITIVE_INFINITY),
                below.isNumber() ? below.doubleValue() - grid : Double.POSITIVE_INFINITY);
        double wanted = Math.min(Math.max(1, least) + nth * Math.max(1, grid), most);
        if (grid > 0) {
            double upwards = Math.ceil(wanted / grid) * grid;
            return upwards <= most ? upwards : Math.floor(most / grid) * grid;
        }
        boolean onTheEdge = above.isNumber() && wanted <= above.doubleValue()
                || below.isNumber() && wanted >= below.doubleValue();
        return onTheEdge ? between(least, most) : wanted;
    }

    private static double between(double least, double most) {
        if (Double.isInfinite(most)) {
            return least + 1;
        }
        return Double.isInfinite(least) ? most - 1 : least + (most - least) / 2;
    }
}
