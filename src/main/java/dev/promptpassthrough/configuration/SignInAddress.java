package dev.promptpassthrough.configuration;

import java.net.URI;
import java.util.List;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;

/**
 * Refuses an identity provider's address that is none, before anything is made with it: the framework would fail with a
 * stack trace. It brings no configuration.
 */
public class SignInAddress implements ConfigSourceFactory {

    private static final String KEY = "quarkus.oidc.auth-server-url";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue address = context.getValue(KEY);
        if (address != null && address.getValue() != null && !isAddress(address.getValue())) {
            throw new ConfigurationException(
                    KEY + " must be a URL, for example " + KEY + "=https://id.example.org/realms/staff");
        }
        return List.of();
    }

    private static boolean isAddress(String value) {
        try {
            return URI.create(value).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
