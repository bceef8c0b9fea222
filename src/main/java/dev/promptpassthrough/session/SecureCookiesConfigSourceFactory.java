package dev.promptpassthrough.session;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Where the site's public address is an https one, says so to the framework too, which sees only the last stretch, often
 * plain HTTP from a proxy: the session's cookies are then never sent in the clear, and sign-in returns by https.
 */
public class SecureCookiesConfigSourceFactory implements ConfigSourceFactory {

    private static final String BASE_URL = "passthrough.site.base-url";
    /** Below application.properties (250), so that it can be overridden. */
    private static final int ORDINAL = 10;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue baseUrl = context.getValue(BASE_URL);
        if (baseUrl == null || baseUrl.getValue() == null || !baseUrl.getValue().startsWith("https:")) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(Map.of("quarkus.oidc.authentication.cookie-force-secure", "true",
                "quarkus.oidc.authentication.force-redirect-https-scheme", "true"), "secure cookies", ORDINAL));
    }
}
