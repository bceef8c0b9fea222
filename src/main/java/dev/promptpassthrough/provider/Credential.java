package dev.promptpassthrough.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;

/** How the gateway signs in to a provider. */
public sealed interface Credential {

    /** Sets the headers that carry it, over whatever stands there. */
    default void addTo(MultiMap headers) {
    }

    /** The query parameter that carries it, encoded, as {@code name=value}; {@code null} where none does. */
    default String queryParameter() {
        return null;
    }

    /** The name of the header or query parameter that carries it, which a caller may then not send; {@code null} for none. */
    default String carrier() {
        return null;
    }

    /** {@code Authorization: Bearer}, RFC 6750 §2.1. */
    record Bearer(Secret secret) implements Credential {
        @Override
        public void addTo(MultiMap headers) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + secret.reveal());
        }
    }

    /** A header of the provider's choosing. */
    record Header(String name, Secret secret) implements Credential {
        @Override
        public void addTo(MultiMap headers) {
            headers.set(name, secret.reveal());
        }

        @Override
        public String carrier() {
            return name;
        }
    }

    /** A query parameter of the provider's choosing. */
    record Query(String name, Secret secret) implements Credential {
        @Override
        public String queryParameter() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8) + '='
                    + URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
        }

        @Override
        public String carrier() {
            return name;
        }
    }

    /** {@code Authorization: Basic}, RFC 7617; the secret is {@code user:password}. */
    record Basic(Secret secret) implements Credential {
        @Override
        public void addTo(MultiMap headers) {
            byte[] userAndPassword = secret.reveal().getBytes(StandardCharsets.UTF_8);
            headers.set(HttpHeaderNames.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(userAndPassword));
        }
    }

    /** The provider wants none. */
    record None() implements Credential {
    }
}
