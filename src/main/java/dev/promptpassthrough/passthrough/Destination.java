package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/**
 * Where a request goes.
 *
 * @param upstream the way to the provider
 * @param target the request target there
 * @param handshake of the WebSocket that is asked for; {@code null} for an ordinary request
 */
record Destination(Provider provider, Upstream upstream, UpstreamTarget target, Handshake handshake) {

    /** The target as it is sent. */
    String uri() {
        return target.uri(provider.credential().queryParameter());
    }

    /** The headers as they are sent, but for those that carry the provider's credential. */
    MultiMap headers(HttpServerRequest request) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        UpstreamHead.write(request.headers(), headers, provider);
        if (handshake != null) {
            handshake.write(request.headers(), headers);
        }
        return headers;
    }

    /** A request at the provider, connected but with nothing sent yet. */
    Future<HttpClientRequest> connect(HttpServerRequest request, String uri) {
        return handshake == null ? upstream.request(request.method(), uri) : upstream.handshake(uri);
    }

    boolean isWebSocket() {
        return handshake != null;
    }
}
