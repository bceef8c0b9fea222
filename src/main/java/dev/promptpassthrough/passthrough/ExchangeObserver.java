package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.provider.Provider;
import io.vertx.ext.web.RoutingContext;

/**
 * Whoever wants to know what happens in the exchanges: every bean of this type is asked once for each of them, on its event
 * loop, before anything of it is sent.
 */
public interface ExchangeObserver {

    /** @return who is told of this one from now on; {@code null}: nobody */
    ExchangeListener begun(Begun exchange);

    /**
     * An exchange that begins.
     *
     * @param path below the provider's base URL, raw and without the query; a caller chose it, so it may be anything
     * @param webSocket whether the caller asks for one
     */
    record Begun(RoutingContext routing, Provider provider, String path, boolean webSocket) {
    }
}
