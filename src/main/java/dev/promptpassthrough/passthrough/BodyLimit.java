package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;

/** The largest request body: refused at once where its length is announced, else when it has grown past the limit. */
final class BodyLimit {

    private BodyLimit() {
    }

    /** @throws ProblemException {@code body-too-large} */
    static void check(HttpServerRequest request, long limit) {
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        // Netty has refused a length that is not a number.
        if (length != null && Long.parseLong(length) > limit) {
            throw exceeded(limit);
        }
    }

    static ProblemException exceeded(long limit) {
        return new ProblemException(ProblemCode.BODY_TOO_LARGE, "The body may be " + limit + " bytes at most.");
    }
}
