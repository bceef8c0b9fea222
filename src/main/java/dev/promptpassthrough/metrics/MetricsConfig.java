package dev.promptpassthrough.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is measured, for {@code /q/metrics} on the management port. */
@ConfigMapping(prefix = "passthrough.metrics")
public interface MetricsConfig {

    /** Whether exchanges and refusals are measured; the JVM's own numbers are there all the same. */
    @WithDefault("true")
    boolean enabled();
}
