package dev.promptpassthrough.operations;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which values of the configuration may be shown. Denied by default: a key that is not listed here shows that it is set, and
 * nothing of what to; a listed one shows its value only where that looks like what belongs there, because people paste
 * secrets into the wrong place.
 */
final class ShownValue {

    private static final Function<String, Optional<String>> FLAG = matching("(?i)true|false");
    private static final Function<String, Optional<String>> AMOUNT = matching("\\d{1,18}[BKMGTPEZYbkmgtpezy]?");
    private static final Function<String, Optional<String>> DURATION = matching("(?i)(PT?)?[\\dHMSD.]{1,20}(ms)?");
    private static final Function<String, Optional<String>> WORD = matching("[A-Za-z0-9_-]{1,24}");
    private static final Function<String, Optional<String>> ADDRESS = ShownValue::address;
    private static final Function<String, Optional<String>> TEXT = ShownValue::text;

    private static final int LONGEST = 500;
    /** No word of a language, nor a model's name, but most keys: many letters and digits in one. */
    private static final Pattern LIKE_A_SECRET = Pattern.compile(
            "(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{20,}|\\b(?:sk|pk|gsk|hf|xai|AIza|AKIA)[-_]?[A-Za-z0-9]{8,}");

    private static final List<Rule> RULES = List.of(
            rule("passthrough\\.site\\.base-url|quarkus\\.oidc\\.auth-server-url", ADDRESS),
            rule("passthrough\\.site\\.debug-mode|passthrough\\.(demo|metrics)\\.enabled", FLAG),
            rule("passthrough\\.session\\.admin-roles(\\[\\d+])?", TEXT),
            rule("passthrough\\.limits\\.(max-request-body|max-streams|max-streams-per-user)", AMOUNT),
            rule("passthrough\\.(limits\\.(write-stall|upload-allowance)|session\\.recheck-after)", DURATION),
            provider("(base-url|logo|website-url|docs-url|terms-of-service-url|privacy-policy-url)", ADDRESS),
            provider(
                    "(enabled|default|deprecated|allow-private-address|propagate-trace|auth\\.sign-body|auth\\.application-default)",
                    FLAG),
            provider("(connect|first-byte|gap|total)-timeout", DURATION),
            provider("max-connections", AMOUNT),
            provider("(family|auth\\.scheme|auth\\.name|auth\\.region|auth\\.service)", WORD),
            // What the listing tells everybody.
            provider(
                    "(name|description|default-path|default-model|support-email|(tags|roles-allowed|models-allowed)(\\[\\d+])?)",
                    TEXT),
            provider("prices\\..+\\.(input|cached-input|cache-write|output)", matching("\\d{1,9}(\\.\\d{1,9})?")),
            provider("prices\\..+\\.currency", matching("[A-Z]{3}")),
            provider("prices\\..+\\.date", matching("\\d{4}-\\d\\d-\\d\\d")),
            provider("auth\\.variable", matching("[A-Z][A-Z0-9_]{1,60}")),
            rule("quarkus\\.http\\.(idle-timeout)|quarkus\\.shutdown\\.(delay|timeout)"
                    + "|quarkus\\.oidc\\.authentication\\.session-age-extension", DURATION),
            rule("quarkus\\.http\\.limits\\.max-header-size", AMOUNT),
            rule("quarkus\\.http\\.proxy\\.proxy-address-forwarding", FLAG),
            rule("quarkus\\.http\\.(root-path|proxy\\.trusted-proxies)|quarkus\\.oidc\\.(client-id|token\\.audience"
                    + "|token\\.signature-algorithm|roles\\.role-claim-path)", TEXT));

    private ShownValue() {
    }

    private record Rule(Pattern key, Function<String, Optional<String>> shape) {
    }

    /** What to show of a value; empty: only that it is set. */
    static Optional<String> of(String key, String value) {
        return RULES.stream().filter(rule -> rule.key().matcher(key).matches()).findFirst()
                .flatMap(rule -> rule.shape().apply(value));
    }

    private static Rule rule(String key, Function<String, Optional<String>> shape) {
        return new Rule(Pattern.compile(key), shape);
    }

    private static Rule provider(String key, Function<String, Optional<String>> shape) {
        return rule("passthrough\\.providers\\.[a-z0-9-]+\\." + key, shape);
    }

    private static Function<String, Optional<String>> matching(String shape) {
        Pattern pattern = Pattern.compile(shape);
        return value -> Optional.of(value).filter(text -> pattern.matcher(text).matches() && !likeASecret(text));
    }

    /** Without what may carry a credential: user information, query and fragment. */
    private static Optional<String> address(String value) {
        try {
            URI uri = URI.create(value);
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return plain ? text(value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(String value) {
        boolean printable = value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl);
        return printable && !likeASecret(value) ? Optional.of(value) : Optional.empty();
    }

    private static boolean likeASecret(String value) {
        return LIKE_A_SECRET.matcher(value).find();
    }
}
