package dev.promptpassthrough.metrics;

import jakarta.enterprise.context.ApplicationScoped;

import dev.promptpassthrough.passthrough.LimitsConfig;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.Providers;
import dev.promptpassthrough.provider.SecretFiles;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;

/** What can be told at any time without a request: which providers can be called, and how their secrets' files are. */
@Startup
@ApplicationScoped
class StandingGauges {

    /** A counter of a function does not keep what it asks. */
    private final SecretFiles secrets;

    StandingGauges(MeterRegistry registry, MetricsConfig config, Providers providers, SecretFiles secrets,
            LimitsConfig limits) {
        this.secrets = secrets;
        if (!config.enabled()) {
            return;
        }
        Gauge.builder("passthrough.exchanges.limit", limits::maxStreams)
                .description("Exchanges that may run at once.").register(registry);
        for (Provider provider : providers.all()) {
            Gauge.builder("passthrough.provider.active", () -> provider.active() ? 1 : 0)
                    .description("Whether the provider can be called: 1 or 0.").tag("provider", provider.slug())
                    .register(registry);
        }
        Gauge.builder("passthrough.secret.files.failing", secrets::failing)
                .description("Files of secrets that cannot be read or used now.").register(registry);
        FunctionCounter.builder("passthrough.secret.files.accepted", secrets, SecretFiles::accepted)
                .description("Secrets that were taken from files, the first of each included.").register(registry);
        FunctionCounter.builder("passthrough.secret.files.refused", secrets, SecretFiles::refused)
                .description("Times that a file of a secret was found not to be readable or usable.").register(registry);
    }
}
