package dev.promptpassthrough.metrics;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.passthrough.LimitsConfig;
import dev.promptpassthrough.provider.Catalogue;
import dev.promptpassthrough.provider.CatalogueReload;
import dev.promptpassthrough.provider.Providers;
import dev.promptpassthrough.provider.SecretFiles;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;

/** What can be told at any time without a request: which providers can be called, and how their secrets' files are. */
@Startup
@Singleton
class StandingGauges {

    /** A counter of a function does not keep what it asks. */
    private final SecretFiles secrets;
    private final CatalogueReload reload;
    private MultiGauge active;

    StandingGauges(MeterRegistry registry, MetricsConfig config, Providers providers, SecretFiles secrets,
            CatalogueReload reload, LimitsConfig limits) {
        this.secrets = secrets;
        this.reload = reload;
        if (!config.enabled()) {
            return;
        }
        Gauge.builder("passthrough.exchanges.limit", limits::maxStreams)
                .description("Exchanges that may run at once.").register(registry);
        active = MultiGauge.builder("passthrough.provider.active")
                .description("Whether the provider can be called: 1 or 0.").register(registry);
        update(providers.current());
        Gauge.builder("passthrough.configuration.reload.failing", reload, StandingGauges::failing)
                .description("Whether what the configuration's files say now is refused: 1 or 0.").register(registry);
        FunctionCounter.builder("passthrough.configuration.reloads.accepted", reload, CatalogueReload::taken)
                .description("Changes of the providers' configuration that came into force.").register(registry);
        FunctionCounter.builder("passthrough.configuration.reloads.refused", reload, CatalogueReload::refused)
                .description("Changes of the providers' configuration that were refused.").register(registry);
        Gauge.builder("passthrough.secret.files.failing", secrets::failing)
                .description("Files of secrets that cannot be read or used now.").register(registry);
        FunctionCounter.builder("passthrough.secret.files.accepted", secrets, SecretFiles::accepted)
                .description("Secrets that were taken from files, the first of each included.").register(registry);
        FunctionCounter.builder("passthrough.secret.files.refused", secrets, SecretFiles::refused)
                .description("Times that a file of a secret was found not to be readable or usable.").register(registry);
    }

    /** Providers come and go while the application runs. */
    void update(@Observes Catalogue catalogue) {
        if (active != null) {
            active.register(catalogue.all().stream()
                    .map(provider -> Row.of(Tags.of("provider", provider.slug()), () -> provider.active() ? 1 : 0)).toList(),
                    true);
        }
    }

    private static double failing(CatalogueReload reload) {
        return reload.last().filter(last -> !last.inForce()).isPresent() ? 1 : 0;
    }
}
