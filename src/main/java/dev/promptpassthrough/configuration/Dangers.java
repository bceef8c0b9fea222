package dev.promptpassthrough.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.smallrye.config.SmallRyeConfig;

/** Settings of the framework, and pairs of them, that are each meant for somewhere else than production. */
final class Dangers {

    private static final Pattern TRUST_ALL = Pattern.compile("quarkus\\.tls\\.(.+\\.)?trust-all");
    private static final Pattern HOST_NAMES = Pattern.compile("quarkus\\.tls\\.(.+\\.)?hostname-verification-algorithm");
    private static final String VERIFICATION = "quarkus.oidc.tls.verification";
    private static final Pattern LAX = Pattern.compile("(?i)none|certificate[-_]validation");
    /** The framework's own, whose usual patterns begin with the whole request line. */
    private static final String ACCESS_LOG = "quarkus.http.access-log.enabled";
    private static final String SECURE_COOKIES = "quarkus.oidc.authentication.cookie-force-secure";
    private static final String BASE_URL = "passthrough.site.base-url";

    private Dangers() {
    }

    /** Each that is there, in one line: the key, what is wrong, and an example. */
    static List<String> among(SmallRyeConfig config) {
        List<String> found = new ArrayList<>(Forwarding.dangers(config));
        for (String name : config.getPropertyNames()) {
            if (trustsAnybody(config, name)) {
                found.add(name + " lets anybody pass for the identity provider or a provider; trust its certificate instead,"
                        + " for example quarkus.tls.trust-store.pem.certs=/etc/ssl/company-ca.pem");
            }
        }
        boolean https = config.getOptionalValue(BASE_URL, String.class).filter(url -> url.startsWith("https:")).isPresent();
        if (https && is(config, SECURE_COOKIES, false)) {
            found.add(SECURE_COOKIES + " must not be false on a site of https: its cookies would cross in clear text,"
                    + " for example " + SECURE_COOKIES + "=true");
        }
        if (is(config, ACCESS_LOG, true)) {
            found.add(ACCESS_LOG + " would write queries, in which callers' keys may be; the category"
                    + " dev.promptpassthrough.access has a line for each request without, for example " + ACCESS_LOG
                    + "=false");
        }
        return found;
    }

    private static boolean trustsAnybody(SmallRyeConfig config, String name) {
        return TRUST_ALL.matcher(name).matches() && is(config, name, true)
                || (HOST_NAMES.matcher(name).matches() || name.equals(VERIFICATION)) && isLax(config, name);
    }

    /** As the framework reads it, for which yes and 1 are true as well. */
    private static boolean is(SmallRyeConfig config, String key, boolean value) {
        return config.getOptionalValue(key, Boolean.class).filter(set -> set == value).isPresent();
    }

    /** Whether no certificate is looked at, or not whose it is. */
    private static boolean isLax(SmallRyeConfig config, String key) {
        return config.getOptionalValue(key, String.class).filter(value -> LAX.matcher(value.strip()).matches()).isPresent();
    }
}
