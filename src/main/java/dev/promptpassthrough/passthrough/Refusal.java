package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.problem.ProblemResponse;
import dev.promptpassthrough.session.Challenge;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request with an error of the gateway's own. A client that is still sending may read the answer only when it
 * has sent everything, and would see a reset instead if the connection were closed under it: so what it still sends is
 * thrown away for a while (RFC 9112 §9.6).
 */
final class Refusal {

    private static final long LINGER_MILLIS = 10_000;
    private static final long LINGER_BYTES = 256L * 1024 * 1024;

    private final Vertx vertx;
    private final RoutingContext routing;
    private final String slug;

    Refusal(Vertx vertx, RoutingContext routing, String slug) {
        this.vertx = vertx;
        this.routing = routing;
        this.slug = slug;
    }

    void send(ProblemException refusal) {
        answer(() -> ProblemResponse.send(routing.response(), new Problem(refusal.code(), refusal.getMessage(), slug,
                routing.request().path(), RequestId.of(routing))));
    }

    void challenge(Challenge challenge) {
        answer(() -> {
            HttpServerResponse response = routing.response();
            response.putHeader(HttpHeaderNames.WWW_AUTHENTICATE, challenge.scheme());
            if (challenge.problem() != null) {
                ProblemResponse.send(response, challenge.problem());
            } else {
                response.setStatusCode(challenge.status())
                        .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-store")
                        .putHeader(Problem.HEADER, ProblemCode.UNAUTHENTICATED.wireName())
                        .end();
            }
        });
    }

    private void answer(Runnable write) {
        HttpServerRequest request = routing.request();
        if (request.headers().contains(HttpHeaderNames.EXPECT)) {
            // The client waits with its body. Were it never to send it, its next request would be read as that body.
            routing.response().putHeader(HttpHeaderNames.CONNECTION, "close")
                    .endHandler(ended -> request.connection().close());
            write.run();
            return;
        }
        write.run();
        if (!request.isEnded()) {
            discard(request);
        }
    }

    private void discard(HttpServerRequest request) {
        long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
        long[] discarded = { 0 };
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            discarded[0] += chunk.length();
            if (discarded[0] > LINGER_BYTES) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
