package dev.promptpassthrough.edge;

import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * The rules of how a request's body is delimited. The server reads any coding but {@code chunked} as "no body", and what
 * follows as the next request; whoever stands in front may read it otherwise (RFC 9112 §6.1, §11.2).
 */
final class Framing {

    private Framing() {
    }

    /** Why a request's framing or header syntax is refused, or {@code null} where it is fine. */
    static String refusal(HttpServerRequest request) {
        if (request.version() == null) {
            // Neither 1.0 nor 1.1: the server takes such a line for 1.1, whoever stands in front may not.
            return "The request's HTTP version is not known.";
        }
        MultiMap headers = request.headers();
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().isEmpty()) {
                return "The request holds a header without a name.";
            }
        }
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return null;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        boolean sound = chunked && request.version() == HttpVersion.HTTP_1_1
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
        return sound ? null : "The request's body must be delimited by either Content-Length or 'Transfer-Encoding: chunked'.";
    }
}
