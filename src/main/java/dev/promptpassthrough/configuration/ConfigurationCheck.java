package dev.promptpassthrough.configuration;

import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;

/** Checks at start what no single feature can see by itself. Each feature checks its own keys when it is made. */
@ApplicationScoped
class ConfigurationCheck {

    private final SmallRyeConfig config;

    ConfigurationCheck(SmallRyeConfig config) {
        this.config = config;
    }

    void atStart(@Observes StartupEvent start) {
        KnownKeys.check(config);
        KnownKeys.checkVariables(System.getenv().keySet());
        BlankLists.check(config.getPropertyNames(), key -> config.getConfigValue(key).getRawValue());
        Function<String, Optional<String>> values = key -> config.getOptionalValue(key, String.class);
        if (!LaunchMode.current().isDevOrTest()) {
            SharedSecrets.check(values);
            SignIn.check(values);
            checkDangers(values);
        } else if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            warnOfDangers(values);
        }
    }

    private void checkDangers(Function<String, Optional<String>> values) {
        TrustedProxies.check(values);
        Dangers.check(config.getPropertyNames(), values);
    }

    /** Before it stops the start where it matters. */
    private void warnOfDangers(Function<String, Optional<String>> values) {
        try {
            checkDangers(values);
        } catch (ConfigurationException danger) {
            Log.warnf("In production this would not start: %s", danger.getMessage());
        }
    }
}
