package dev.promptpassthrough.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class MetricsSwitchTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldMeasureNothingWhereThatIsNotWanted() {
        new OwnErrors(registry, () -> false);
        new StandingGauges(registry, () -> false, null, null, null, null);

        assertThat(new ExchangeMetrics(registry, () -> false, null).begun(null)).isNull();
        assertThat(registry.getMeters()).isEmpty();
    }
}
