package dev.promptpassthrough.tracing;

import java.util.List;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;

/**
 * The trace that a caller's request belongs to (W3C Trace Context). Its {@code tracestate} and {@code baggage} are left where
 * they are: they would carry whatever a caller writes there into the collector.
 */
final class CallersTrace {

    private static final String PARENT = "traceparent";

    private static final TextMapGetter<HttpServerRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return List.of(PARENT);
        }

        @Override
        public String get(HttpServerRequest request, String name) {
            return PARENT.equals(name) ? request.getHeader(PARENT) : null;
        }
    };

    private CallersTrace() {
    }

    static Context of(HttpServerRequest request) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
    }
}
