package dev.promptpassthrough.configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;

/** Checks at start what no single feature can see by itself. Each feature checks its own keys when it is made. */
@Singleton
class ConfigurationCheck {

    private final SmallRyeConfig config;
    private final LaunchMode mode;

    ConfigurationCheck(SmallRyeConfig config, LaunchMode mode) {
        this.config = config;
        this.mode = mode;
    }

    void atStart(@Observes StartupEvent start) {
        KnownKeys.check(config);
        KnownKeys.checkVariables(System.getenv().keySet());
        BlankLists.check(config.getPropertyNames(), key -> config.getConfigValue(key).getRawValue());
        Function<String, Optional<String>> values = key -> config.getOptionalValue(key, String.class);
        if (mode == LaunchMode.DEVELOPMENT) {
            Dangers.among(config).forEach(danger -> Log.warnf("In production this would not start: %s", danger));
        } else if (!mode.isDevOrTest()) {
            SharedSecrets.check(values);
            SignIn.check(values);
            refuse(Dangers.among(config));
        }
    }

    /** The first; the others show once that is mended, as everywhere at start. */
    private static void refuse(List<String> dangers) {
        if (!dangers.isEmpty()) {
            throw new ConfigurationException(dangers.get(0));
        }
    }
}
