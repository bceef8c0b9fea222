package dev.promptpassthrough.session;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.promptpassthrough.site.Routes;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Puts the path on which the identity provider sends the browser back below the root path, which the framework does not
 * do by itself and a property cannot ({@code /} and {@code /tools} differ by more than their names).
 */
public class CallbackPathConfigSourceFactory implements ConfigSourceFactory {

    private static final String ROOT_PATH = "quarkus.http.root-path";
    private static final String REDIRECT_PATH = "quarkus.oidc.authentication.redirect-path";
    /** Below application.properties (250), so that it can be overridden. */
    private static final int ORDINAL = 10;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue rootPath = context.getValue(ROOT_PATH);
        String root = rootPath == null || rootPath.getValue() == null ? "" : rootPath.getValue().replaceAll("/+$", "");
        String prefix = root.isEmpty() || root.startsWith("/") ? root : "/" + root;
        return List.of(new PropertiesConfigSource(Map.of(REDIRECT_PATH, prefix + Routes.SIGN_IN_CALLBACK),
                "callback path", ORDINAL));
    }
}
