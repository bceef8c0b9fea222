package dev.promptpassthrough.demo;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The demo's models by name, and what each does. */
final class DemoModels {

    static final String DEFAULT = "demo-1";
    private static final String FAST = "demo-fast";
    private static final String EMBEDDING = "demo-embedding";
    private static final Duration READABLE = Duration.ofMillis(45);

    private static final Map<String, String> DESCRIPTIONS = new LinkedHashMap<>();
    static {
        DESCRIPTIONS.put(DEFAULT, "answers from the request, word by word when streamed");
        DESCRIPTIONS.put(FAST, "the same without a pause between words");
        DESCRIPTIONS.put(EMBEDDING, "small vectors made from a hash of the text");
        for (DemoFault fault : DemoFault.values()) {
            DESCRIPTIONS.put(fault.model(), fault.description());
        }
    }

    private DemoModels() {
    }

    /** Descriptions by name, the default model first. */
    static Map<String, String> all() {
        return DESCRIPTIONS;
    }

    /**
     * Refuses what looks like one of the demo's names but is none; any other provider's name is as welcome as the demo's own,
     * so that a request written for a real provider can be tried here unchanged.
     */
    static void requireKnown(String model) {
        if (model.startsWith("demo-") && !DESCRIPTIONS.containsKey(model)) {
            throw unknown(model);
        }
    }

    static Refusal unknown(String model) {
        return new Refusal(new Problem(Problem.Kind.UNKNOWN_MODEL, null, "The model '%s' does not exist; there are %s"
                .formatted(Quote.of(model, 80), String.join(", ", DESCRIPTIONS.keySet()))));
    }

    static Duration pace(String model) {
        return FAST.equals(model) ? Duration.ZERO : READABLE;
    }
}
