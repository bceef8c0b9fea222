package dev.promptpassthrough.tracing;

import java.util.function.BiConsumer;

import dev.promptpassthrough.edge.AccessLine;
import dev.promptpassthrough.passthrough.ExchangeEnd;
import dev.promptpassthrough.passthrough.ExchangeEnd.Outcome;
import dev.promptpassthrough.passthrough.ExchangeListener;
import dev.promptpassthrough.passthrough.ExchangeObserver.Begun;
import dev.promptpassthrough.usage.Usage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.core.MultiMap;

/**
 * The spans of one exchange. What they hold are names, numbers and the path, as in the log; never a query, a header or a body,
 * in which secrets are.
 */
final class ExchangeTrace implements ExchangeListener {

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_OF_SERVER = 500;

    private static final TextMapPropagator PROPAGATOR = W3CTraceContextPropagator.getInstance();

    private final Begun exchange;
    private final ExchangeSpans spans;
    private final Span server;
    private Span client;
    private String model;
    private int status;

    ExchangeTrace(Begun exchange, ExchangeSpans spans) {
        this.exchange = exchange;
        this.spans = spans;
        this.server = spans.server();
        AccessLine.of(exchange.routing()).trace(server.getSpanContext().getTraceId());
    }

    @Override
    public void allowed(String named) {
        model = named;
    }

    @Override
    public void connecting() {
        client = spans.client(server, model);
    }

    @Override
    public void propagate(BiConsumer<String, String> header) {
        if (exchange.provider().propagatesTrace()) {
            PROPAGATOR.inject(Context.root().with(client), header, BiConsumer::accept);
        }
    }

    @Override
    public void answered(int provider, MultiMap headers) {
        status = provider;
        client.setAttribute(Names.STATUS, (long) provider);
    }

    @Override
    public void used(Usage usage, String named) {
        set(Names.INPUT, usage.input());
        set(Names.OUTPUT, usage.output());
        set(Names.CACHED, usage.cached());
        set(Names.REASONING, usage.reasoning());
        if (usage.known() && usage.partial()) {
            client.setAttribute(Names.PARTIAL, true);
        }
        if (named != null) {
            client.setAttribute(Names.RESPONSE_MODEL, named);
        }
    }

    @Override
    public void over(ExchangeEnd end) {
        int answered = end.outcome() == Outcome.REFUSED ? end.code().status() : sentStatus();
        if (answered != 0) {
            server.setAttribute(Names.STATUS, (long) answered);
        }
        server.setAttribute(Names.OUTCOME, end.outcome().label());
        if (client != null) {
            end(client, end, status, FIRST_ERROR);
        }
        end(server, end, answered, FIRST_OF_SERVER);
    }

    /** The status that has gone out to the caller; 0 where none has. */
    private int sentStatus() {
        return exchange.routing().response().headWritten() || exchange.webSocket() ? status : 0;
    }

    private static void end(Span span, ExchangeEnd end, int status, int firstError) {
        String error = end.code() != null ? end.code().wireName() : status >= firstError ? String.valueOf(status) : null;
        if (error != null) {
            span.setAttribute(Names.ERROR, error);
        }
        // A refusal that is the caller's fault is none of the gateway's.
        if (end.outcome() == Outcome.CUT || status >= firstError || end.code() != null && end.code().status() >= firstError) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private void set(AttributeKey<Long> name, long tokens) {
        if (tokens != Usage.UNKNOWN) {
            client.setAttribute(name, tokens);
        }
    }
}
