package dev.promptpassthrough.configuration;

import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Refuses a key of ours that belongs to no feature. Within a feature the framework refuses unknown keys by itself; a
 * misspelt feature it would pass over in silence.
 */
final class KnownKeys {

    private static final String PREFIX = "passthrough.";
    private static final Set<String> FEATURES = Set.of("site", "session", "providers", "limits", "demo",
            "access-log", "metrics");

    private KnownKeys() {
    }

    static void check(Iterable<String> names) {
        for (String name : names) {
            if (name.startsWith(PREFIX)) {
                String feature = name.substring(PREFIX.length()).split("\\.", 2)[0];
                if (!FEATURES.contains(feature)) {
                    throw new ConfigurationException(name + " is not a key of this application; keys begin with passthrough."
                            + String.join(", passthrough.", FEATURES.stream().sorted().toList())
                            + ", for example passthrough.site.base-url=https://llm.example.org");
                }
            }
        }
    }
}
