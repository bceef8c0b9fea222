package dev.promptpassthrough.configuration;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

import dev.promptpassthrough.site.SecureUrl;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Whose tokens are believed, and which. The framework checks an access token's audience only where one is configured, so
 * that a token which somebody's other application was given would do here too (RFC 9700 §2.3).
 */
final class SignIn {

    private static final String SERVER = "quarkus.oidc.auth-server-url";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";
    private static final String ISSUER = "quarkus.oidc.token.issuer";

    private SignIn() {
    }

    static void check(Function<String, Optional<String>> values) {
        values.apply(SERVER).ifPresent(SignIn::checkServer);
        String audience = values.apply(AUDIENCE).orElseThrow(() -> refused(AUDIENCE,
                "is missing, so that tokens made for other applications would do", "prompt-passthrough"));
        if (Arrays.stream(audience.split(",")).map(String::strip).anyMatch(one -> one.isEmpty() || one.equals("any"))) {
            throw refused(AUDIENCE, "must name for whom access tokens are made", "prompt-passthrough");
        }
        if (values.apply(ISSUER).filter("any"::equals).isPresent()) {
            throw refused(ISSUER, "must not be any: whoever signs with the provider's keys would do",
                    "https://id.example.org/realms/staff");
        }
    }

    private static void checkServer(String server) {
        URI address;
        try {
            address = URI.create(server);
        } catch (IllegalArgumentException e) {
            throw refused(SERVER, "must be a URL", "https://id.example.org/realms/staff");
        }
        if (!SecureUrl.is(address)) {
            throw refused(SERVER, "must be a URL with https (http only on localhost)",
                    "https://id.example.org/realms/staff");
        }
    }

    private static ConfigurationException refused(String key, String why, String example) {
        return new ConfigurationException(key + " " + why + ", for example " + key + "=" + example);
    }
}
