package dev.promptpassthrough.configuration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.promptpassthrough.demo.DemoConfig;
import dev.promptpassthrough.edge.AccessLogConfig;
import dev.promptpassthrough.metrics.MetricsConfig;
import dev.promptpassthrough.passthrough.LimitsConfig;
import dev.promptpassthrough.provider.ProvidersConfig;
import dev.promptpassthrough.session.SessionConfig;
import dev.promptpassthrough.site.SiteConfig;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** The keys of this application, as its features declare them. */
final class OwnKeys {

    static final String PREFIX = "passthrough.";

    /** Of each feature. */
    private static final List<Class<?>> MAPPINGS = List.of(AccessLogConfig.class, DemoConfig.class, LimitsConfig.class,
            MetricsConfig.class, ProvidersConfig.class, SessionConfig.class, SiteConfig.class);
    /** With more signs wrong it is a guess, and no help. */
    private static final int MOST_SLIPS = 4;

    private OwnKeys() {
    }

    /** What the keys begin with. */
    static List<String> prefixes() {
        return MAPPINGS.stream().map(ConfigClass::configClass).map(ConfigClass::getPrefix).sorted().toList();
    }

    /** The value that a key has where nobody sets it. */
    static Optional<String> defaultOf(String key) {
        Map<String, String> defaults = defaults();
        return defaults.keySet().stream().filter(known -> named(known, key).equals(key)).map(defaults::get)
                .filter(value -> value != null && !value.isBlank()).findFirst();
    }

    /** That there is no such key, and which may have been meant. */
    static String unknown(String key) {
        String begin = key + " is not a key of this application; ";
        return nearest(key).map(meant -> begin + "did you mean " + meant + ", for example " + meant + "="
                + defaultOf(meant).orElse(meant.endsWith("url") ? "https://llm.example.org" : "..."))
                .orElseGet(() -> begin + "keys begin with " + String.join(", ", prefixes())
                        + ", for example passthrough.site.base-url=https://llm.example.org");
    }

    /** Whether one of them can be set by an environment variable of that name (MicroProfile Config, environment variables). */
    static boolean haveVariable(String name) {
        return defaults().keySet().stream().map(OwnKeys::variable).anyMatch(name::matches);
    }

    /** As a pattern: a gap is any name, and a list's values may be numbered. */
    private static String variable(String known) {
        return Arrays.stream(known.split("\\."))
                .map(part -> part.equals("*") ? "[A-Za-z0-9_]+"
                        : part.replace("[*]", "").replace('-', '_').toUpperCase(Locale.ROOT)
                                + (part.endsWith("[*]") ? "(_[0-9]+_)?" : ""))
                .collect(Collectors.joining("_"));
    }

    private static Optional<String> nearest(String key) {
        return defaults().keySet().stream().filter(known -> !known.contains("[")).map(known -> named(known, key))
                .filter(known -> slips(known, key) <= MOST_SLIPS).min(Comparator.comparingInt(known -> slips(known, key)));
    }

    private static Map<String, String> defaults() {
        Map<String, String> all = new HashMap<>();
        MAPPINGS.forEach(mapping -> all.putAll(ConfigClass.configClass(mapping).getProperties()));
        return all;
    }

    /** A known key with the names of {@code key} for its gaps. */
    private static String named(String known, String key) {
        List<String> names = Arrays.asList(key.split("\\."));
        String[] parts = known.split("\\.");
        return Stream.iterate(0, i -> i < parts.length, i -> i + 1)
                .map(i -> parts[i].equals("*") && i < names.size() ? names.get(i) : parts[i])
                .collect(Collectors.joining("."));
    }

    /** Signs to change, add or leave out until one is the other (Levenshtein). */
    static int slips(String one, String other) {
        int[] above = new int[other.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
