package dev.promptpassthrough.passthrough;

import java.time.Duration;

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

    /**
     * Longest time in which a caller takes nothing of its answer, or either side of a WebSocket, before it is taken for gone.
     */
    @WithDefault("60s")
    Duration writeStall();

    /** How long a request's body may take to arrive, besides one second for each 64 KiB of it. */
    @WithDefault("30s")
    Duration uploadAllowance();
}
