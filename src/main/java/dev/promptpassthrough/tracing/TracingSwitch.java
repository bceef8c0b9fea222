package dev.promptpassthrough.tracing;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Traces are on where somebody says where they go, and only there. The framework's default is to send them to port 4317 of
 * this machine, and to complain where nobody listens.
 */
public class TracingSwitch implements ConfigSourceFactory {

    static final String DISABLED = "quarkus.otel.sdk.disabled";

    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
    /** Below application.properties (250), so that it can be overridden. */
    private static final int ORDINAL = 10;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue endpoint = context.getValue(ENDPOINT);
        boolean somewhere = endpoint != null && endpoint.getValue() != null && !endpoint.getValue().isBlank();
        return List.of(new PropertiesConfigSource(Map.of(DISABLED, String.valueOf(!somewhere)), "tracing switch", ORDINAL));
    }
}
