package dev.promptpassthrough.configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The secrets that all replicas must share, or a sign-in that begins on one cannot end on another. The framework would
 * make one up for each process.
 */
final class SharedSecrets {

    private static final int SHORTEST = 32;
    private static final List<String> KEYS = List.of("quarkus.oidc.token-state-manager.encryption-secret",
            "quarkus.oidc.authentication.state-secret");

    private SharedSecrets() {
    }

    static void check(Function<String, Optional<String>> values) {
        for (String key : KEYS) {
            int length = values.apply(key).map(String::length).orElse(0);
            if (length < SHORTEST) {
                throw new ConfigurationException(key + (length == 0 ? " is missing" : " must be at least 32 characters")
                        + ": set the same on every replica, for example the output of 'openssl rand -base64 32'");
            }
        }
    }
}
