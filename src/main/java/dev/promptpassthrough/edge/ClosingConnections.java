package dev.promptpassthrough.edge;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.shutdown.ShutdownConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * From the first moment of a shutdown on, the end of each answer is the end of its connection: the next request then comes
 * over a new one, and whoever balances the load sends that to a replica that stays. Shortly before the delay is over nobody
 * can begin anything any more, because the framework would answer by a 503 that is not ours.
 */
@Singleton
class ClosingConnections {

    /** With the security headers: refusals close too. */
    private static final int FIRST = 11_000;
    private static final Duration BEFORE_THE_END = Duration.ofMillis(250);

    private final Set<ServedConnection> open = ConcurrentHashMap.newKeySet();
    private final Vertx vertx;
    private final ShutdownConfig config;
    private volatile boolean closing;

    ClosingConnections(Vertx vertx, ShutdownConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        closing = true;
        open.forEach(this::close);
        // In dev mode the server outlives the application; elsewhere it is not worth the trouble without a delay.
        Duration delay = config.delay().orElse(Duration.ZERO);
        if (LaunchMode.current() == LaunchMode.NORMAL && delay.compareTo(BEFORE_THE_END) > 0) {
            vertx.setTimer(delay.minus(BEFORE_THE_END).toMillis(), now -> open.forEach(ServedConnection::leave));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        ServedConnection connection = ServedConnection.begin(context.request(), this::add);
        if (closing && connection != null) {
            close(connection);
            ServedConnection.announceEnd(context);
        }
        context.next();
    }

    private void add(ServedConnection connection) {
        open.add(connection);
        connection.onClosed(open::remove);
    }

    private void close(ServedConnection connection) {
        connection.close(config.delay().orElse(Duration.ZERO).plus(config.timeout().orElse(Duration.ZERO)));
    }
}
