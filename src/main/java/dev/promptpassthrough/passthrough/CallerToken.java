package dev.promptpassthrough.passthrough;

import java.util.ArrayList;
import java.util.List;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;

/** Where callers put an access token of ours: wherever the official SDKs put a provider's key. */
final class CallerToken {

    /** The headers, besides {@code Authorization}. */
    static final List<String> HEADERS = List.of("x-api-key", "api-key", "x-goog-api-key");

    /** The query parameter. */
    static final String PARAMETER = "key";

    private static final String BEARER = "bearer ";

    private CallerToken() {
    }

    /**
     * All the tokens that a request carries, each once. Whoever sends two that differ leaves it open who they are, which
     * is for the caller of this to refuse; an {@code Authorization} of another kind than Bearer is a token that no check
     * will accept.
     */
    static List<String> all(HttpServerRequest request, String query) {
        // Mostly one: to hash it, as a set would, costs as much as to verify it.
        List<String> tokens = new ArrayList<>(1);
        for (String authorization : request.headers().getAll(HttpHeaderNames.AUTHORIZATION)) {
            add(tokens, withoutScheme(authorization));
        }
        for (String header : HEADERS) {
            request.headers().getAll(header).forEach(token -> add(tokens, token));
        }
        RawQuery.all(query, PARAMETER).forEach(token -> add(tokens, token));
        return tokens;
    }

    /** Each once. */
    static void add(List<String> tokens, String token) {
        if (!tokens.contains(token)) {
            tokens.add(token);
        }
    }

    /** The token of a value such as {@code Authorization} has; what is of another kind stays as it is. */
    static String withoutScheme(String authorization) {
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? authorization.substring(BEARER.length()).strip() : authorization;
    }
}
