package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.edge.ServedConnection;
import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.problem.ProblemResponse;
import dev.promptpassthrough.session.Challenge;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Answers a request with an error of the gateway's own. */
final class Refusal {

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
        ServedConnection.announceEnd(routing);
        HttpServerRequest request = routing.request();
        if (request.headers().contains(HttpHeaderNames.EXPECT) && request.version() != HttpVersion.HTTP_2) {
            // The client waits with its body. Were it never to send it, its next request would be read as that body.
            routing.response().putHeader(HttpHeaderNames.CONNECTION, "close");
            routing.addEndHandler(ended -> request.connection().close());
            write.run();
            return;
        }
        write.run();
        if (!request.isEnded()) {
            UnreadBody.discard(vertx, request);
        }
    }
}
