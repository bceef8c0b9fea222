package dev.promptpassthrough.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * From the first moment of a shutdown on, the end of each answer is the end of its connection: the next request then comes
 * over a new one, and whoever balances the load sends that to a replica that stays.
 */
@ApplicationScoped
class ClosingConnections {

    /** With the security headers: refusals close too. */
    private static final int FIRST = 11_000;

    private volatile boolean closing;

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        closing = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        // When the head goes out: a request may have come before the shutdown. HTTP/2 has no such header (RFC 9113 §8.2.2).
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.addHeadersEndHandler(now -> close(context));
        }
        context.next();
    }

    private void close(RoutingContext context) {
        if (closing) {
            context.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }
}
