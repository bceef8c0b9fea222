package dev.promptpassthrough.configuration;

import java.util.Optional;
import java.util.function.Function;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Forwarded headers may be believed only from named proxies: else whoever calls chooses our address, and their own. */
final class TrustedProxies {

    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    private TrustedProxies() {
    }

    static void check(Function<String, Optional<String>> values) {
        boolean forwarding = values.apply(FORWARDING).map(Boolean::parseBoolean).orElse(false);
        if (forwarding && values.apply(TRUSTED).isEmpty()) {
            throw new ConfigurationException(TRUSTED + " is missing while " + FORWARDING
                    + " is on, so that anybody's headers would be believed; for example " + TRUSTED + "=10.0.0.0/8");
        }
    }
}
