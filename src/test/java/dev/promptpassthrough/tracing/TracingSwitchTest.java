package dev.promptpassthrough.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class TracingSwitchTest {

    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    @Test
    void shouldTraceWhereThereIsAnEndpoint() {
        assertThat(isOff(Map.of(ENDPOINT, "http://collector:4317"))).isFalse();
    }

    @Test
    void shouldTraceWhereTheUsualVariableNamesAnEndpoint() {
        assertThat(isOff(Map.of(ENDPOINT, "${OTEL_EXPORTER_OTLP_ENDPOINT:}", "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://collector:4317"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "${OTEL_EXPORTER_OTLP_ENDPOINT:}" })
    void shouldNotTraceWithoutAnEndpoint(String endpoint) {
        assertThat(isOff(Map.of(ENDPOINT, endpoint))).isTrue();
    }

    @Test
    void shouldLetTracesBeSwitchedOffBesides() {
        assertThat(isOff(Map.of(ENDPOINT, "http://collector:4317", TracingSwitch.DISABLED, "true"))).isTrue();
    }

    private static boolean isOff(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withSources(new TracingSwitch())
                .withSources(new PropertiesConfigSource(properties, "application", 250)).build()
                .getValue(TracingSwitch.DISABLED, Boolean.class);
    }
}
