package dev.promptpassthrough.passthrough;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Refuses limits under which no exchange could ever run. */
@Singleton
class LimitsCheck {

    private final LimitsConfig config;

    LimitsCheck(LimitsConfig config) {
        this.config = config;
    }

    void atStart(@Observes StartupEvent start) {
        atLeastOne("max-streams", config.maxStreams(), "2000");
        atLeastOne("max-streams-per-user", config.maxStreamsPerUser(), "32");
        atLeastOne("max-request-body", config.maxRequestBody().asLongValue(), "32M");
        atLeastOne("write-stall", config.writeStall().toMillis(), "60s");
        atLeastOne("upload-allowance", config.uploadAllowance().toMillis(), "30s");
    }

    private static void atLeastOne(String name, long value, String example) {
        String key = "passthrough.limits." + name;
        if (value < 1) {
            throw new ConfigurationException(key + " must be more than nothing, for example " + key + "=" + example);
        }
    }
}
