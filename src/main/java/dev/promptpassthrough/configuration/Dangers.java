package dev.promptpassthrough.configuration;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses settings of the framework that are each meant for somewhere else than production. */
final class Dangers {

    private static final Pattern TRUST_ALL = Pattern.compile("quarkus\\.tls\\.(.+\\.)?trust-all");
    private static final Pattern HOST_NAMES = Pattern.compile("quarkus\\.tls\\.(.+\\.)?hostname-verification-algorithm");
    private static final String VERIFICATION = "quarkus.oidc.tls.verification";
    private static final String SECURE_COOKIES = "quarkus.oidc.authentication.cookie-force-secure";
    private static final String BASE_URL = "passthrough.site.base-url";

    private Dangers() {
    }

    static void check(Iterable<String> names, Function<String, Optional<String>> values) {
        for (String name : names) {
            boolean trustsAll = TRUST_ALL.matcher(name).matches() && is(values, name, "true");
            boolean anyHost = HOST_NAMES.matcher(name).matches() && is(values, name, "none");
            refuseIf(trustsAll || anyHost || name.equals(VERIFICATION) && is(values, name, "none"), name,
                    "lets anybody pass for the identity provider or a provider; trust its certificate instead",
                    "quarkus.tls.trust-store.pem.certs=/etc/ssl/company-ca.pem");
        }
        boolean https = values.apply(BASE_URL).filter(url -> url.startsWith("https:")).isPresent();
        refuseIf(https && is(values, SECURE_COOKIES, "false"), SECURE_COOKIES,
                "must not be false on a site of https: its cookies would cross in clear text", SECURE_COOKIES + "=true");
    }

    private static boolean is(Function<String, Optional<String>> values, String key, String value) {
        return values.apply(key).filter(value::equalsIgnoreCase).isPresent();
    }

    private static void refuseIf(boolean condition, String key, String why, String example) {
        if (condition) {
            throw new ConfigurationException(key + " " + why + ", for example " + example);
        }
    }
}
