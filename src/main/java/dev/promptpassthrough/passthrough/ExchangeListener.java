package dev.promptpassthrough.passthrough;

import java.util.function.BiConsumer;

import dev.promptpassthrough.usage.Usage;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * Told what happens in one exchange, in this order and always on its event loop; each call but {@link #over} may be left out by
 * an exchange that does not get so far. It stands in the way of the bytes: it must not block, nor change or keep what it is
 * shown. What it throws is logged, and changes nothing for the caller.
 */
public interface ExchangeListener {

    /**
     * The request may name the model that it does; told only where the provider is limited to some.
     *
     * @param model one of those that the configuration names
     */
    default void allowed(String model) {
    }

    /** The caller is known, their request in order and signed: now a connection to the provider is waited for. */
    default void connecting() {
    }

    /**
     * The request's headers are complete: a trace may be made to go on at the provider. Nothing else may be added.
     *
     * @param header sets a header's name to a value
     */
    default void propagate(BiConsumer<String, String> header) {
    }

    /** The request is about to go out on its connection to the provider. */
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
    default void relayedDown(int bytes) {
    }

    /** So many bytes have arrived from the caller through a WebSocket. */
    default void relayedUp(int bytes) {
    }

    /**
     * It is about to be over, and may have used tokens: a POST that the provider has answered with success.
     *
     * @param usage unknown where the provider did not say, or where that cannot be read
     * @param model that the answer names; {@code null} where it names none. Any provider may say anything there
     */
    default void used(Usage usage, String model) {
    }

    /** It is over; called once. */
    void over(ExchangeEnd end);
}
