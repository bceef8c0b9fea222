package dev.promptpassthrough.edge;

import io.vertx.ext.web.RoutingContext;

/**
 * Whoever wants to know of every request, also of those that are refused before they are routed: each bean of this type is
 * told.
 */
public interface RequestObserver {

    /** A request has arrived and has got its id; nothing of it has been looked at. */
    void begun(RoutingContext routing);
}
