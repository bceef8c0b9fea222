package dev.promptpassthrough.site;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the application is reached from outside. */
@ConfigMapping(prefix = "passthrough.site")
public interface SiteConfig {

    /**
     * Public origin of the application, with its path prefix if it has one, for example
     * {@code https://llm.example.org/passthrough}. Empty: taken from each request.
     */
    Optional<URI> baseUrl();

    /** Whether the page shows what helps to debug it. */
    @WithDefault("false")
    boolean debugMode();
}
