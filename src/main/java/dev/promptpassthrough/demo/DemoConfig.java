package dev.promptpassthrough.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The embedded demo provider. */
@ConfigMapping(prefix = "passthrough.demo")
public interface DemoConfig {

    /** Whether it runs and is listed. On in dev and test, off in production. */
    @WithDefault("false")
    boolean enabled();
}
