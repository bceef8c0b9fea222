package dev.promptpassthrough.passthrough;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Told what happens in one exchange, in this order and always on its event loop; each call but {@link #over} may be left out by
 * an exchange that does not get so far. It stands in the way of the bytes: it must not block, nor change or keep what it is
 * shown. What it throws is logged, and changes nothing for the caller.
 */
public interface ExchangeListener {

    /** The gateway has done its part: the request is about to go out on its connection to the provider. */
    default void sent() {
    }

    /**
     * The head of the provider's answer has arrived.
     *
     * @param status 101 where it joins a WebSocket
     * @param headers as the provider sent them
     */
    default void answered(int status, MultiMap headers) {
    }

    /** A chunk of the provider's answer has arrived, and is about to go out to the caller. */
    default void received(Buffer chunk) {
    }

    /** So many bytes have arrived from the provider through a WebSocket. */
    default void relayed(int bytes) {
    }

    /** It is over; called once. */
    void over(ExchangeEnd end);
}
