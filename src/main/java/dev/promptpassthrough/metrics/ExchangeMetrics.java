package dev.promptpassthrough.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.passthrough.ExchangeListener;
import dev.promptpassthrough.passthrough.ExchangeObserver;
import dev.promptpassthrough.provider.Catalogue;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.Providers;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.Startup;

/** Measures every exchange, where that is wanted. */
@Startup
@Singleton
class ExchangeMetrics implements ExchangeObserver {

    private final PrometheusMeterRegistry registry;
    private final boolean enabled;
    /** As many as there were providers, which only the configuration can make. */
    private final Map<String, ProviderMeters> bySlug = new ConcurrentHashMap<>();

    /** @param registry rather than the one of all registries, which passes each number on to this one by a loop */
    ExchangeMetrics(PrometheusMeterRegistry registry, MetricsConfig config, Providers providers) {
        this.registry = registry;
        this.enabled = config.enabled();
        if (enabled) {
            update(providers.current());
        }
    }

    /** Before they are called: a counter that first appears with its first event shows Prometheus no increase. */
    void update(@Observes Catalogue catalogue) {
        if (enabled) {
            catalogue.all().forEach(this::of);
        }
    }

    private ProviderMeters of(Provider provider) {
        return bySlug.computeIfAbsent(provider.slug(), slug -> new ProviderMeters(registry, slug));
    }

    @Override
    public ExchangeListener begun(Begun exchange) {
        return enabled ? new ExchangeMeasurement(exchange, of(exchange.provider())) : null;
    }
}
