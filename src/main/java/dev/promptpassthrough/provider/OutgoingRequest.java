package dev.promptpassthrough.provider;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * A request to a provider, whole but for what signs the gateway in.
 *
 * @param target path and query, as they are sent
 * @param headers as they are sent; the credential adds its own
 * @param body the whole body for a credential that {@link Credential#coversBody covers} it, else {@code null}; read only
 */
public record OutgoingRequest(HttpMethod method, String target, MultiMap headers, Buffer body) {

    /** Neither a query nor a header: what signs the gateway in may be among them. */
    @Override
    public String toString() {
        return method.name();
    }
}
