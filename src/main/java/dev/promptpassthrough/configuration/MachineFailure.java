package dev.promptpassthrough.configuration;

import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.runtime.QuarkusBindException;

/** What a configuration asks of the machine and it does not have: a free port, a file, a folder to write to. */
final class MachineFailure {

    private static final String PORT = "quarkus.http.port";
    private static final String MANAGEMENT_PORT = "quarkus.management.port";
    private static final int PORT_IF_UNSET = 8080;

    /** By what the framework says, which names no key. */
    private static final Map<Pattern, Function<MatchResult, String>> FAILURES = Map.of(
            Pattern.compile("^port (?:p )?must be .*65535"),
            found -> PORT + " and " + MANAGEMENT_PORT + " must be from 0 to 65535, for example " + PORT + "=8080",
            Pattern.compile("^Unable to create folder at path '([^']+)'"),
            found -> "quarkus.vertx.cache-directory is no folder for temporary files: " + found.group(1)
                    + " cannot be made; name a writable one, for example quarkus.vertx.cache-directory=/tmp/passthrough",
            Pattern.compile("^Unable to find the TLS configuration for name ([^. ]+)"),
            found -> "quarkus.oidc.tls.tls-configuration-name names a configuration that there is none of, for example quarkus.tls."
                    + found.group(1) + ".trust-store.pem.certs=/etc/ssl/company-ca.pem",
            Pattern.compile("^Invalid .* configuration for certificate '<default>'"), found -> certificate("quarkus.tls"),
            Pattern.compile("^Invalid .* configuration for certificate '([^<']+)'"),
            found -> certificate("quarkus.tls." + found.group(1)),
            Pattern.compile("^Unable to find HTTP security policy (\\S+)"),
            found -> "quarkus.http.auth.permission has a policy that does not exist, " + found.group(1)
                    + "; leave it out, for example: each route of this application has its own");

    private MachineFailure() {
    }

    static Optional<String> line(Throwable cause) {
        if (cause instanceof QuarkusBindException taken) {
            return Optional.of(taken(taken.getPort()));
        }
        if (cause instanceof UnknownHostException) {
            return Optional.of("quarkus.http.host is no address of this machine, for example quarkus.http.host=0.0.0.0");
        }
        String message = String.valueOf(cause.getMessage());
        return FAILURES.entrySet().stream()
                .flatMap(entry -> entry.getKey().matcher(message).results().map(entry.getValue())).findFirst();
    }

    private static String taken(int port) {
        boolean management = ConfigProvider.getConfig().getOptionalValue(PORT, Integer.class).orElse(PORT_IF_UNSET) != port;
        String key = management ? MANAGEMENT_PORT : PORT;
        return key + ": port " + port + " cannot be had, it seems to be in use; end what has it or take another, for example "
                + key + '=' + (port + 1);
    }

    private static String certificate(String configuration) {
        return configuration + " names a certificate or key that cannot be read, for example " + configuration
                + ".trust-store.pem.certs=/etc/ssl/company-ca.pem";
    }
}
