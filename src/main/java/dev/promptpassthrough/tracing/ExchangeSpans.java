package dev.promptpassthrough.tracing;

import java.net.URI;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.passthrough.ExchangeObserver.Begun;
import dev.promptpassthrough.passthrough.Operation;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.site.Routes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.vertx.core.http.HttpServerRequest;

/** Begins the spans of one exchange, with what is known by then. */
final class ExchangeSpans {

    private static final String ROUTE = Routes.PASSTHROUGH_PREFIX + "{provider}/{path}";

    private final Tracer tracer;
    private final Begun exchange;
    private final HttpServerRequest request;

    ExchangeSpans(Tracer tracer, Begun exchange) {
        this.tracer = tracer;
        this.exchange = exchange;
        this.request = exchange.routing().request();
    }

    /** The gateway's: from when the caller is known until the answer is out. */
    Span server() {
        return tracer.spanBuilder(request.method().name() + " " + ROUTE)
                .setSpanKind(SpanKind.SERVER)
                .setParent(CallersTrace.of(request))
                .setAttribute(Names.METHOD, request.method().name())
                .setAttribute(Names.SCHEME, request.scheme())
                .setAttribute(Names.PATH, request.path())
                .setAttribute(Names.ROUTE, ROUTE)
                .setAttribute(Names.REQUEST_ID, RequestId.of(exchange.routing()))
                .setAttribute(Names.PROVIDER, exchange.provider().slug())
                .startSpan();
    }

    /**
     * The provider's, within it: from when a connection is waited for.
     *
     * @param model that the request names; {@code null} where that is not known
     */
    Span client(Span server, String model) {
        Provider provider = exchange.provider();
        Operation operation = Operation.of(request.method().name(), exchange.path());
        URI base = provider.baseUrl();
        Span span = tracer.spanBuilder(name(operation, model))
                .setSpanKind(SpanKind.CLIENT)
                .setParent(Context.root().with(server))
                .setAttribute(Names.METHOD, request.method().name())
                .setAttribute(Names.PROVIDER, provider.slug())
                .setAttribute(Names.SERVER, base.getHost())
                .startSpan();
        if (base.getPort() >= 0) {
            span.setAttribute(Names.PORT, (long) base.getPort());
        }
        if (operation != null) {
            span.setAttribute(Names.OPERATION, operation.label());
        }
        if (model != null) {
            span.setAttribute(Names.REQUEST_MODEL, model);
        }
        return span;
    }

    private String name(Operation operation, String model) {
        if (operation == null) {
            return request.method().name();
        }
        return model == null ? operation.label() : operation.label() + " " + model;
    }
}
