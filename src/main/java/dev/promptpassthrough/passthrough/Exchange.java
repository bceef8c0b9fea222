package dev.promptpassthrough.passthrough;

import java.time.Duration;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.Provider;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * One request and its response: the caller's bytes go up, the provider's come down, each as it arrives and no faster than
 * the other side takes them. Lives on one event loop.
 *
 * <p>
 * It ends in one of three ways. Whole: both bodies are through. Refused: an error of ours, as long as no byte of the
 * provider's answer has gone out. Cut: the connection to the caller breaks off, because that is the only way to tell them
 * that the answer is not whole. A plain {@code pipeTo} would end it cleanly, and would leave the provider running when
 * the caller leaves.
 */
final class Exchange {

    /** A caller who takes nothing for as long is taken for gone. */
    private static final Duration WRITE_STALL = Duration.ofSeconds(60);

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Provider provider;
    private final Upstream upstream;
    private final UpstreamTarget target;
    private final StreamLimits.Permit permit;
    private final Refusal refusal;
    private final ExchangeTimer timer;
    private final ExchangeLog log;
    private final RequestBody body;

    private HttpClientRequest upstreamRequest;
    private double sentAt;
    private boolean over;

    Exchange(Vertx vertx, RoutingContext routing, Provider provider, Upstream upstream, UpstreamTarget target,
            StreamLimits.Permit permit, Refusal refusal, long bodyLimit) {
        this.routing = routing;
        this.request = routing.request();
        this.response = routing.response();
        this.provider = provider;
        this.upstream = upstream;
        this.target = target;
        this.permit = permit;
        this.refusal = refusal;
        this.timer = new ExchangeTimer(vertx, provider.limits().total(), this::expired);
        this.log = new ExchangeLog(routing, provider);
        this.body = new RequestBody(request, bodyLimit);
    }

    void start() {
        // Of the routing context rather than the response: others (the access log) listen to that too.
        routing.addEndHandler(result -> callerDone(result.succeeded()));
        timer.enter(ExchangeTimer.Phase.UPLOAD, body.deadline());
        ModelPolicy policy = new ModelPolicy(provider.access().models());
        if (policy.looksInside()) {
            body.hold().onSuccess(whole -> {
                try {
                    policy.check(target.path(), target.query(), request.headers(), whole);
                    connect();
                } catch (ProblemException e) {
                    refuse(e);
                }
            }).onFailure(this::uploadFailed);
        } else {
            connect();
        }
    }

    private void connect() {
        if (over) {
            return;
        }
        upstream.request(request.method(), target.uri(provider.credential().queryParameter()))
                .onSuccess(this::send)
                .onFailure(failure -> refuse(UpstreamFailure.toProblem(failure)));
    }

    private void send(HttpClientRequest connected) {
        upstreamRequest = connected;
        if (over) {
            connected.reset();
            return;
        }
        HeaderPolicy.copyRequest(request.headers(), connected.headers());
        provider.headers().forEach((name, value) -> connected.headers().set(name, value));
        provider.credential().addTo(connected.headers());
        sentAt = timer.elapsedMillis();
        connected.exceptionHandler(this::upstreamFailed);
        connected.response().onSuccess(this::answer).onFailure(this::upstreamFailed);
        body.sendTo(connected, timer)
                .onSuccess(sent -> uploaded())
                .onFailure(this::uploadFailed);
    }

    private void uploaded() {
        if (!over && !response.headWritten()) {
            timer.enter(ExchangeTimer.Phase.FIRST_BYTE, provider.limits().firstByte());
        }
    }

    private void answer(HttpClientResponse answer) {
        if (over) {
            return;
        }
        log.answered(answer.statusCode());
        ResponseHead.write(answer, response, provider.slug(), sentAt, timer.elapsedMillis());
        answer.exceptionHandler(this::upstreamFailed);
        timer.enter(ExchangeTimer.Phase.GAP, provider.limits().gap());
        answer.handler(chunk -> passOn(answer, chunk));
        answer.endHandler(end -> {
            if (!over) {
                answer.trailers().forEach(trailer -> response.putTrailer(trailer.getKey(), trailer.getValue()));
                response.end();
            }
        });
        if (request.method() == HttpMethod.HEAD || !answer.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            // The head of a stream must not wait for its first event.
            response.writeHead();
        }
    }

    private void passOn(HttpClientResponse answer, Buffer chunk) {
        if (over) {
            return;
        }
        timer.touch();
        log.received(chunk.length());
        response.write(chunk);
        if (response.writeQueueFull()) {
            answer.pause();
            timer.enter(ExchangeTimer.Phase.STALLED_CALLER, WRITE_STALL);
            response.drainHandler(drained -> {
                timer.enter(ExchangeTimer.Phase.GAP, provider.limits().gap());
                answer.resume();
            });
        }
    }

    private void uploadFailed(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            refuse(problem);
        }
        // Else the caller has gone while uploading, which the end handler is told of too.
    }

    private void upstreamFailed(Throwable failure) {
        refuse(UpstreamFailure.toProblem(failure));
    }

    private void expired(ExchangeTimer.Phase phase) {
        refuse(new ProblemException(ProblemCode.UPSTREAM_TIMEOUT, switch (phase) {
            case UPLOAD -> "The request's body took too long to arrive.";
            case FIRST_BYTE -> "The provider did not begin to answer within " + seconds(provider.limits().firstByte()) + ".";
            case GAP -> "The provider fell silent for " + seconds(provider.limits().gap()) + ".";
            case STALLED_CALLER -> "The answer was not taken for " + seconds(WRITE_STALL) + ".";
            case TOTAL -> "The exchange took longer than " + seconds(provider.limits().total()) + ".";
        }));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1e3 + " s";
    }

    private void refuse(ProblemException problem) {
        if (over) {
            return;
        }
        finish(true);
        if (response.headWritten()) {
            log.cut(problem.code());
            response.reset();
        } else {
            log.refused(problem.code());
            refusal.send(problem);
        }
    }

    private void callerDone(boolean whole) {
        if (over) {
            return;
        }
        if (whole) {
            log.whole();
        } else {
            log.callerLeft();
        }
        // Whole but still uploading: the provider made up its mind early, and the rest is of no use to it.
        finish(!whole || !body.sent());
    }

    private void finish(boolean cancel) {
        over = true;
        timer.stop();
        permit.close();
        if (cancel && upstreamRequest != null) {
            upstreamRequest.reset();
        }
    }
}
