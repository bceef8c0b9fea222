package dev.promptpassthrough.passthrough;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much at once, and how large. */
@ConfigMapping(prefix = "passthrough.limits")
public interface LimitsConfig {

    /** Largest request body, in bytes. */
    @WithDefault("32M")
    MemorySize maxRequestBody();

    /** Most exchanges that one caller may have running at once, on one replica. */
    @WithDefault("32")
    int maxStreamsPerUser();

    /** Most exchanges that may be running at once, on one replica. */
    @WithDefault("2000")
    int maxStreams();
}
