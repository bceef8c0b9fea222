package dev.promptpassthrough.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the framework says about a key that it refuses, for operators: which, what is wrong, and an example. The value
 * itself is left out, since it may be a secret, or hold one.
 */
final class RefusedValue {

    /** What SmallRye Config and Quarkus write, and what to make of it. */
    private static final Map<Pattern, Function<MatchResult, String>> REFUSALS = Map.of(
            pattern("SRCFG00039: The config property (\\S+) with the config value \".*?\" threw an Exception whilst being"
                    + " converted (.*)"),
            found -> unreadable(found.group(1), found.group(2)),
            pattern("SRCFG0004[01]: The config property (\\S+) .*"), found -> blank(found.group(1)),
            pattern("SRCFG00014: The config property (\\S+) is required .*"), found -> missing(found.group(1)),
            pattern("SRCFG00050: (\\S+) in .*"), found -> OwnKeys.unknown(found.group(1)),
            pattern("Failed to load config value of type .* for: (\\S+)\\s*"), found -> missing(found.group(1)),
            pattern("'(\\S+)' property must be configured.*"), found -> missing(found.group(1)));

    /** What a value must be, by what the converter of its type complains of. */
    private static final List<Kind> KINDS = List.of(
            new Kind(pattern("allowed values: (.*)"), "must be one of %s", null),
            new Kind(pattern("Expected an? (?:integer|long) value"), "must be a whole number", "10"),
            new Kind(pattern("Expected an? (?:double|float) value"), "must be a number", "0.5"),
            new Kind(pattern("to a Duration"), "must be a duration", "30s"),
            new Kind(pattern("not in correct format .*\\[0-9]\\+\\["), "must be a size", "32M"),
            new Kind(pattern("Unknown level"), "must be a log level", "INFO"),
            new Kind(pattern("^Illegal character in|^Expected (?:scheme|authority)|^Malformed"), "must be a URL",
                    "https://llm.example.org"),
            new Kind(pattern("near index \\d+"), "must be a regular expression", "/health.*"));

    private static final Map<String, String> EXAMPLES = Map.of(
            "quarkus.oidc.auth-server-url", "https://id.example.org/realms/staff",
            "quarkus.oidc.client-id", "prompt-passthrough",
            "quarkus.oidc.token.audience", "prompt-passthrough");

    /**
     * A kind of values.
     *
     * @param complaint of the converter's
     * @param demand what a value must be; {@code %s} is what the complaint says
     * @param example of one; {@code null}: the first that the complaint lists
     */
    private record Kind(Pattern complaint, String demand, String example) {
    }

    private RefusedValue() {
    }

    /** @param refusal as the framework has it; where it is not known, it stays as it is, without what stands in quotes */
    static String line(String refusal) {
        return REFUSALS.entrySet().stream()
                .flatMap(entry -> entry.getKey().matcher(refusal).results().limit(1).map(entry.getValue())).findFirst()
                .orElseGet(() -> refusal.replaceAll("\"[^\"]*\"", "\"...\"").replaceAll("\\s*\\R\\s*", " ").strip());
    }

    private static String unreadable(String key, String complaint) {
        for (Kind kind : KINDS) {
            Optional<MatchResult> found = kind.complaint().matcher(complaint).results().findFirst();
            if (found.isPresent()) {
                String listed = found.get().groupCount() > 0 ? found.get().group(1).replace(",", ", ").strip() : "";
                String example = kind.example() == null ? listed.split(",")[0] : kind.example();
                return key + ' ' + kind.demand().formatted(listed) + example(key, example);
            }
        }
        return key + " has a value that cannot be read; leave the line out for its default" + example(key, "...");
    }

    private static String blank(String key) {
        return key + " is blank; give it a value or leave the line out" + example(key, "...");
    }

    private static String missing(String key) {
        return key + " is missing" + example(key, "...");
    }

    /** Its default is the best of examples. */
    private static String example(String key, String otherwise) {
        return ", for example " + key + '=' + OwnKeys.defaultOf(key).orElse(EXAMPLES.getOrDefault(key, otherwise));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
