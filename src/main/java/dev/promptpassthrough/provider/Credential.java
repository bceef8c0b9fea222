package dev.promptpassthrough.provider;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import dev.promptpassthrough.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;

/** How the gateway signs in to a provider. */
public sealed interface Credential {

    /**
     * Sets the headers that carry it, over whatever stands there: at once where it can, else when a token has come or a
     * large body is signed. Completes on the caller's context.
     *
     * @return fails with a {@link ProblemException} that tells nothing of the secret
     */
    default Future<Void> sign(OutgoingRequest request) {
        return Future.succeededFuture();
    }

    /** Whether the body must be whole before it can sign. */
    default boolean coversBody() {
        return false;
    }

    /** The query parameter that carries it, encoded, as {@code name=value}; {@code null} where none does. */
    default String queryParameter() {
        return null;
    }

    /** The name of the header or query parameter that carries it, which a caller may then not send; {@code null} for none. */
    default String carrier() {
        return null;
    }

    /** What it is made of. */
    Secret secret();

    /**
     * What of it a provider was shown, and could therefore show to the caller: by what was sent, since the secret may have
     * changed meanwhile, above all where the provider takes the old one no more.
     *
     * @param target the request target with the {@link #queryParameter}
     * @param sent the headers that {@link #sign} has signed
     */
    Set<String> shown(String target, MultiMap sent);

    /** {@code Authorization: Bearer}, RFC 6750 §2.1. */
    record Bearer(Secret secret) implements Credential {
        @Override
        public Future<Void> sign(OutgoingRequest request) {
            request.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + secret.reveal());
            return Future.succeededFuture();
        }

        @Override
        public Set<String> shown(String target, MultiMap sent) {
            return Set.of(withoutScheme(sent));
        }
    }

    /** A header of the provider's choosing. */
    record Header(String name, Secret secret) implements Credential {
        @Override
        public Future<Void> sign(OutgoingRequest request) {
            request.headers().set(name, secret.reveal());
            return Future.succeededFuture();
        }

        @Override
        public String carrier() {
            return name;
        }

        @Override
        public Set<String> shown(String target, MultiMap sent) {
            return Set.of(sent.get(name));
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

        /** It was put at the target's end, where its own equals signs are encoded. */
        @Override
        public Set<String> shown(String target, MultiMap sent) {
            return Set.of(URLDecoder.decode(target.substring(target.lastIndexOf('=') + 1), StandardCharsets.UTF_8));
        }
    }

    /** {@code Authorization: Basic}, RFC 7617; the secret is {@code user:password}. */
    record Basic(Secret secret) implements Credential {
        @Override
        public Future<Void> sign(OutgoingRequest request) {
            byte[] userAndPassword = secret.reveal().getBytes(StandardCharsets.UTF_8);
            request.headers().set(HttpHeaderNames.AUTHORIZATION,
                    "Basic " + Base64.getEncoder().encodeToString(userAndPassword));
            return Future.succeededFuture();
        }

        @Override
        public Set<String> shown(String target, MultiMap sent) {
            String encoded = withoutScheme(sent);
            String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Set.of(both, both.substring(both.indexOf(':') + 1), encoded);
        }
    }

    /** {@code Authorization: AWS4-HMAC-SHA256}, AWS Signature Version 4; the secret is {@code id:key[:session]}. */
    record AwsSignature(Secret secret, AwsSigning signing) implements Credential {
        @Override
        public Future<Void> sign(OutgoingRequest request) {
            return signing.sign(request, secret.reveal());
        }

        @Override
        public boolean coversBody() {
            return signing.coversBody();
        }

        @Override
        public String carrier() {
            return AwsSigning.SESSION_TOKEN;
        }

        /** The key itself is never sent, but what it signs is good for some minutes. */
        @Override
        public Set<String> shown(String target, MultiMap sent) {
            String authorization = String.valueOf(sent.get(HttpHeaderNames.AUTHORIZATION));
            String session = sent.get(AwsSigning.SESSION_TOKEN);
            return Set.of(authorization.substring(authorization.lastIndexOf('=') + 1), session == null ? "" : session);
        }
    }

    /** {@code Authorization: Bearer} by tokens that expire, which the secret buys (RFC 6749, RFC 7523). */
    record Token(Secret secret, AccessTokens tokens) implements Credential {
        @Override
        public Future<Void> sign(OutgoingRequest request) {
            return tokens.get(secret.reveal()).map(token -> {
                request.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.value());
                return null;
            });
        }

        @Override
        public Set<String> shown(String target, MultiMap sent) {
            return Set.of(withoutScheme(sent));
        }
    }

    /** The provider wants none. */
    record None() implements Credential {
        @Override
        public Secret secret() {
            return Secret.of("");
        }

        @Override
        public Set<String> shown(String target, MultiMap sent) {
            return Set.of();
        }
    }

    private static String withoutScheme(MultiMap sent) {
        String authorization = sent.get(HttpHeaderNames.AUTHORIZATION);
        return authorization.substring(authorization.indexOf(' ') + 1);
    }
}
