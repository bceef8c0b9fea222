package dev.promptpassthrough.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;

class MetricsSwitchTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void shouldMeasureNothingWhereThatIsNotWanted() {
        new OwnErrors(registry, () -> false);
        new StandingGauges(registry, () -> false, null, null, null, null);

        assertThat(new ExchangeMetrics(registry, () -> false, null).begun(null)).isNull();
        assertThat(registry.getMeters()).isEmpty();
    }
}
