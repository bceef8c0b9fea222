package dev.promptpassthrough.passthrough;

import java.util.List;

import io.vertx.core.http.HttpServerRequest;

/**
 * What a request asks for, and the tokens by which it says whose it is.
 *
 * @param handshake of the WebSocket that is asked for; {@code null} for an ordinary request
 * @param tokens all that the request carries, each once
 */
record Arrival(Target target, Handshake handshake, List<String> tokens) {

    /** Under which the routing context keeps it from one handler to the next. */
    static final String KEY = Arrival.class.getName();

    static Arrival of(HttpServerRequest request, Target target) {
        Handshake handshake = Handshake.of(request).orElse(null);
        List<String> tokens = CallerToken.all(request, target.query());
        if (handshake != null) {
            handshake.tokens(target.query()).forEach(token -> CallerToken.add(tokens, token));
        }
        return new Arrival(target, handshake, tokens);
    }

    /** Not the tokens, nor the handshake's. */
    @Override
    public String toString() {
        return target.toString();
    }
}
