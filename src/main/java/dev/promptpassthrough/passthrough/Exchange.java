package dev.promptpassthrough.passthrough;

import java.time.Duration;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.OutgoingRequest;
import dev.promptpassthrough.provider.Provider;
import io.quarkus.logging.Log;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
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

    /** RFC 9113 §7: the stream is no longer needed. */
    private static final long CANCEL = 0x8;
    private static final int FIRST_FINAL_STATUS = 200;

    private final Vertx vertx;
    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Provider provider;
    private final Upstream upstream;
    private final UpstreamTarget target;
    private final LimitsConfig limits;
    private final StreamLimits.Permit permit;
    private final Refusal refusal;
    private final ExchangeTimer timer;
    private final ExchangeLog log;
    private final RequestBody body;

    private HttpClientRequest upstreamRequest;
    private HttpClientResponse answer;
    private double sentAt;
    private boolean over;

    Exchange(Vertx vertx, RoutingContext routing, Provider provider, Upstream upstream, UpstreamTarget target,
            LimitsConfig limits, StreamLimits.Permit permit, Refusal refusal) {
        this.vertx = vertx;
        this.routing = routing;
        this.request = routing.request();
        this.response = routing.response();
        this.provider = provider;
        this.upstream = upstream;
        this.target = target;
        this.limits = limits;
        this.permit = permit;
        this.refusal = refusal;
        this.timer = new ExchangeTimer(vertx, provider.limits().total(), this::expired);
        this.log = new ExchangeLog(routing, provider);
        this.body = new RequestBody(request, limits.maxRequestBody().asLongValue());
    }

    void start() {
        if (response.closed()) {
            // They left while their credential was being checked: nobody would tell us any more.
            callerDone(false);
            return;
        }
        // Of the routing context rather than the response: others (the access log) listen to that too.
        routing.addEndHandler(result -> callerDone(result.succeeded()));
        timer.enter(ExchangeTimer.Phase.UPLOAD, body.deadline(limits.uploadAllowance()));
        ModelPolicy policy = new ModelPolicy(provider.access().models());
        if (policy.looksInside() || provider.credential().coversBody()) {
            body.hold().onSuccess(guarded(whole -> {
                if (policy.looksInside()) {
                    policy.check(target.path(), target.query(), request.headers(), whole);
                }
                connect();
            })).onFailure(this::uploadFailed);
        } else {
            connect();
        }
    }

    private void connect() {
        if (over) {
            return;
        }
        String uri = target.uri(provider.credential().queryParameter());
        MultiMap headers = HttpHeaders.headers();
        UpstreamHead.write(request.headers(), headers, provider);
        // Before it is connected: no connection waits for a token, and nothing can fail between the two.
        provider.credential().sign(new OutgoingRequest(request.method(), uri, headers, body.held()))
                .onSuccess(guarded(signed -> send(uri, headers)))
                .onFailure(this::upstreamFailed);
    }

    private void send(String uri, MultiMap headers) {
        if (over) {
            return;
        }
        upstream.request(request.method(), uri)
                .onSuccess(guarded(connected -> send(connected, headers)))
                .onFailure(this::upstreamFailed);
    }

    private void send(HttpClientRequest connected, MultiMap headers) {
        upstreamRequest = connected;
        connected.exceptionHandler(this::upstreamFailed);
        if (over) {
            connected.reset(CANCEL);
            return;
        }
        connected.headers().addAll(headers);
        sentAt = timer.elapsedMillis();
        connected.response().onSuccess(guarded(this::answer)).onFailure(this::upstreamFailed);
        body.sendTo(connected)
                .onSuccess(sent -> uploaded())
                .onFailure(this::uploadFailed);
    }

    private void uploaded() {
        if (!over && answer == null) {
            timer.enter(ExchangeTimer.Phase.FIRST_BYTE, provider.limits().firstByte());
        }
    }

    private void answer(HttpClientResponse head) {
        head.exceptionHandler(this::upstreamFailed);
        if (over) {
            return;
        }
        if (head.statusCode() < FIRST_FINAL_STATUS) {
            // Not even 101: an upgrade was not asked for.
            throw new ProblemException(ProblemCode.UPSTREAM_PROTOCOL, "The provider's answer has no final status.");
        }
        answer = head;
        log.answered(head.statusCode());
        timer.enter(ExchangeTimer.Phase.GAP, provider.limits().gap());
        ResponseHead.write(head, routing, provider.slug(), sentAt, timer.elapsedMillis());
        SecretEcho echo = SecretEcho.of(head, provider, upstreamRequest.headers());
        echo.mask(response.headers());
        new ResponseBody(head, response, echo, timer, provider.limits().gap(), limits.writeStall())
                .passOn(() -> over, log::received);
        // After what has arrived together with the head, which then goes out together with it.
        vertx.runOnContext(guarded(later -> {
            if (!over && !response.headWritten() && ResponseHead.mayGoAlone(routing)) {
                response.writeHead();
            }
        }));
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
            case STALLED_CALLER -> "The answer was not taken for " + seconds(limits.writeStall()) + ".";
            case TOTAL -> "The exchange took longer than " + seconds(provider.limits().total()) + ".";
        }), phase == ExchangeTimer.Phase.STALLED_CALLER || response.writeQueueFull());
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1e3 + " s";
    }

    private void refuse(ProblemException problem) {
        refuse(problem, false);
    }

    /** @param stalled whether what has gone out to the caller is not being taken */
    private void refuse(ProblemException problem, boolean stalled) {
        if (over) {
            return;
        }
        finish(true);
        if (response.headWritten()) {
            log.cut(problem.code());
            Cut.off(request, stalled);
            return;
        }
        log.refused(problem.code());
        if (answer != null) {
            ResponseHead.undo(answer, routing);
        }
        refusal.send(problem);
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
        finish(!whole || !body.sent());
        if (whole && !request.isEnded()) {
            // The provider made up its mind early, and the rest is of no use to it.
            UnreadBody.discard(vertx, request);
        }
    }

    private void finish(boolean cancel) {
        over = true;
        timer.stop();
        permit.close();
        if (cancel && upstreamRequest != null) {
            upstreamRequest.reset(CANCEL);
        }
    }

    /** A step that cannot fail unseen: there is always an answer to the caller, or the answer breaks off. */
    private <T> Handler<T> guarded(Handler<T> step) {
        return value -> {
            try {
                step.handle(value);
            } catch (ProblemException e) {
                refuse(e);
            } catch (RuntimeException e) {
                Log.errorf(e, "Request %s failed", RequestId.of(routing));
                refuse(new ProblemException(ProblemCode.INTERNAL, Refusal.INTERNAL_DETAIL));
            }
        };
    }
}
