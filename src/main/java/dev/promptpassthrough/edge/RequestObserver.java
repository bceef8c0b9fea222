package dev.promptpassthrough.edge;

import io.vertx.ext.web.RoutingContext;

/**
 * Whoever wants to know of every request, also of those that are refused before they are routed: each bean of this type is
 * told.
 */
public interface RequestObserver {

    /** The answer to a request is out, or its caller has left. */
    void over(RoutingContext routing);
}
