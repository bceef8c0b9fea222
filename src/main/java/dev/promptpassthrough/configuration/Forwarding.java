package dev.promptpassthrough.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.smallrye.config.SmallRyeConfig;

/**
 * Whose word is taken for who is calling, and for the scheme and the name that the site was called by: a proxy's that is
 * named, or else whoever calls chooses them, and with them the addresses that the page and the sign-in are given.
 */
final class Forwarding {

    private static final String PROXY = "quarkus.http.proxy.";
    private static final String ON = PROXY + "proxy-address-forwarding";
    private static final String TRUSTED_PROXIES = PROXY + "trusted-proxies";
    private static final String PREFIX = PROXY + "enable-forwarded-prefix";
    private static final String PROXY_PROTOCOL = PROXY + "use-proxy-protocol";
    private static final String FORWARDED = PROXY + "allow-forwarded";
    private static final String X_FORWARDED = PROXY + "allow-x-forwarded";
    /** A network of no bit at all: every address of IPv4 or of IPv6. */
    private static final Pattern EVERYBODY = Pattern.compile("\\s*\\S*/0+\\s*");

    private Forwarding() {
    }

    /** Each danger that is there, in one line: the key, what is wrong, and an example. */
    static List<String> dangers(SmallRyeConfig config) {
        return Stream.concat(believed(config).stream(), prefix(config)).toList();
    }

    private static List<String> believed(SmallRyeConfig config) {
        List<String> found = new ArrayList<>();
        if (!isOn(config, ON)) {
            return found;
        }
        List<String> trusted = config.getOptionalValues(TRUSTED_PROXIES, String.class).orElse(List.of());
        String example = "; for example " + TRUSTED_PROXIES + "=10.0.0.0/8";
        if (trusted.isEmpty()) {
            found.add(TRUSTED_PROXIES + " is missing while " + ON + " is on, so that anybody's headers would be believed"
                    + example);
        } else if (trusted.stream().anyMatch(EVERYBODY.asMatchPredicate())) {
            found.add(TRUSTED_PROXIES + " names every address there is, so that anybody's headers would be believed" + example);
        }
        if (isOn(config, PROXY_PROTOCOL)) {
            found.add(PROXY_PROTOCOL + " must not be on together with " + ON + ": whoever connects would say which proxy they"
                    + " are, for example " + PROXY_PROTOCOL + "=false");
        }
        if (isOn(config, FORWARDED) && isOn(config, X_FORWARDED)) {
            found.add(X_FORWARDED + " must not be on together with " + FORWARDED + ": a proxy writes one of them, and lets the"
                    + " other through as the caller wrote it, for example " + X_FORWARDED + "=false");
        }
        return found;
    }

    /** It is read at sign-in whoever sends it, a named proxy or not, and may turn the host's name into another. */
    private static Stream<String> prefix(SmallRyeConfig config) {
        return isOn(config, PREFIX) ? Stream.of(PREFIX + " would let anybody choose where sign-in leads, named proxies or not;"
                + " have the proxy leave the path as it is, for example quarkus.http.root-path=/llm") : Stream.empty();
    }

    /** As the framework reads it, for which yes and 1 are true as well. */
    private static boolean isOn(SmallRyeConfig config, String key) {
        return config.getOptionalValue(key, Boolean.class).orElse(false);
    }
}
