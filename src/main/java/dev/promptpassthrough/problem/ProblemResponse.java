package dev.promptpassthrough.problem;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;

/** Writes a {@link Problem} as the whole answer. */
public final class ProblemResponse {

    private ProblemResponse() {
    }

    /** Does nothing where the head of another answer has gone out already: two answers must never mix. */
    public static void send(HttpServerResponse response, Problem problem) {
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.code().status())
                // Also over that of an answer which did not make it out.
                .setStatusMessage(HttpResponseStatus.valueOf(problem.code().status()).reasonPhrase())
                .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .putHeader(Problem.HEADER, problem.code().wireName())
                .end(problem.toJson().toBuffer());
    }
}
