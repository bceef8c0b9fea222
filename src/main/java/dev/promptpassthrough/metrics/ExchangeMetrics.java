package dev.promptpassthrough.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.promptpassthrough.passthrough.ExchangeListener;
import dev.promptpassthrough.passthrough.ExchangeObserver;
import io.micrometer.core.instrument.MeterRegistry;

/** Measures every exchange, where that is wanted. */
@ApplicationScoped
class ExchangeMetrics implements ExchangeObserver {

    private final MeterRegistry registry;
    private final boolean enabled;
    /** As many as there are providers, which only the configuration can make. */
    private final Map<String, ProviderMeters> bySlug = new ConcurrentHashMap<>();

    ExchangeMetrics(MeterRegistry registry, MetricsConfig config) {
        this.registry = registry;
        this.enabled = config.enabled();
    }

    @Override
    public ExchangeListener begun(Begun exchange) {
        if (!enabled) {
            return null;
        }
        ProviderMeters meters = bySlug.computeIfAbsent(exchange.provider().slug(),
                slug -> new ProviderMeters(registry, slug));
        return new ExchangeMeasurement(exchange, meters);
    }
}
