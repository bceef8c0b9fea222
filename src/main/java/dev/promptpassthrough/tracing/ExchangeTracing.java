package dev.promptpassthrough.tracing;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.promptpassthrough.passthrough.ExchangeListener;
import dev.promptpassthrough.passthrough.ExchangeObserver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

/**
 * A trace of every exchange. The framework's own instrumentation stays off: it would put the query of each request into its
 * spans, in which a caller's key may be, and trace context into what goes to providers.
 */
@Singleton
class ExchangeTracing implements ExchangeObserver {

    private final Tracer tracer;
    private final boolean off;

    ExchangeTracing(OpenTelemetry telemetry, @ConfigProperty(name = TracingSwitch.DISABLED) boolean off) {
        this.tracer = telemetry.getTracer("dev.promptpassthrough");
        this.off = off;
    }

    @Override
    public ExchangeListener begun(Begun exchange) {
        return off ? null : new ExchangeTrace(exchange, new ExchangeSpans(tracer, exchange));
    }
}
