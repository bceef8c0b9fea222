package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.OutgoingRequest;
import dev.promptpassthrough.provider.Provider;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
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
 * that the answer is not whole. A plain {@code pipeTo} ends it cleanly, and leaves the provider running when they leave.
 */
final class Exchange {

    /** RFC 9113 §7: the stream is no longer needed. */
    private static final long CANCEL = 0x8;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int FIRST_FINAL_STATUS = 200;

    private final Vertx vertx;
    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Destination destination;
    private final Provider provider;
    private final LimitsConfig limits;
    private final StreamLimits.Permit permit;
    private final Refusal refusal;
    private final Guard guard;
    private final ExchangeTimer timer;
    private final ExchangeListener listener;
    private final RequestBody body;

    private HttpClientRequest upstreamRequest;
    private HttpClientResponse answer;
    private Tunnel tunnel;
    private double sentAt;
    private boolean over;

    Exchange(Vertx vertx, RoutingContext routing, Destination destination, LimitsConfig limits, StreamLimits.Permit permit,
            Refusal refusal, ExchangeListener listener) {
        this.vertx = vertx;
        this.routing = routing;
        this.request = routing.request();
        this.response = routing.response();
        this.destination = destination;
        this.provider = destination.provider();
        this.limits = limits;
        this.permit = permit;
        this.refusal = refusal;
        this.guard = new Guard(routing, this::refuse);
        this.timer = new ExchangeTimer(vertx, provider.limits().total(), this::expired);
        this.listener = listener;
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
        permit.onRevoked(() -> refuse(ShutdownDeadline.refusal(), !over && response.writeQueueFull()));
        timer.enter(ExchangeTimer.Phase.UPLOAD, body.deadline(limits.uploadAllowance()));
        ModelPolicy policy = new ModelPolicy(provider.access().models());
        if (policy.looksInside() || provider.credential().coversBody()) {
            body.hold().onSuccess(guard.over(whole -> {
                if (policy.looksInside()) {
                    UpstreamTarget target = destination.target();
                    listener.allowed(policy.check(target.path(), target.query(), request.headers(), whole));
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
        String uri = destination.uri();
        MultiMap headers = destination.headers(request);
        // Before it is connected: no connection waits for a token, and nothing can fail between the two.
        provider.credential().sign(new OutgoingRequest(request.method(), uri, headers, body.held()))
                .onSuccess(guard.over(signed -> send(uri, headers)))
                .onFailure(this::upstreamFailed);
    }

    private void send(String uri, MultiMap headers) {
        if (over) {
            return;
        }
        listener.connecting();
        destination.connect(request, uri)
                .onSuccess(guard.over(connected -> send(connected, headers)))
                .onFailure(this::upstreamFailed);
    }

    private void send(HttpClientRequest connected, MultiMap headers) {
        upstreamRequest = connected;
        connected.exceptionHandler(this::upstreamFailed);
        if (over) {
            Http1Connection.cancel(connected, CANCEL);
            return;
        }
        connected.headers().addAll(headers);
        listener.propagate(connected.headers()::set);
        sentAt = timer.elapsedMillis();
        listener.sent();
        if (destination.isWebSocket()) {
            timer.enter(ExchangeTimer.Phase.FIRST_BYTE, provider.limits().firstByte());
            connected.connect().onSuccess(guard.over(this::answer)).onFailure(this::upstreamFailed);
            return;
        }
        connected.response().onSuccess(guard.over(this::answer)).onFailure(this::upstreamFailed);
        body.sendTo(connected).onSuccess(sent -> uploaded()).onFailure(this::uploadFailed);
    }

    private void uploaded() {
        if (!over && answer == null) {
            timer.enter(ExchangeTimer.Phase.FIRST_BYTE, provider.limits().firstByte());
        }
    }

    private void answer(HttpClientResponse head) {
        head.exceptionHandler(Guard.here(this::upstreamFailed));
        if (over) {
            return;
        }
        boolean joins = destination.isWebSocket() && head.statusCode() == SWITCHING_PROTOCOLS;
        if (head.statusCode() < FIRST_FINAL_STATUS && !joins) {
            throw new ProblemException(ProblemCode.UPSTREAM_PROTOCOL, "The provider's answer has no final status.");
        }
        answer = head;
        listener.answered(head.statusCode(), head.headers());
        timer.enter(ExchangeTimer.Phase.GAP, provider.limits().gap());
        ResponseHead.write(head, routing, provider.slug(), sentAt, timer.elapsedMillis());
        if (joins) {
            join(head);
            return;
        }
        SecretEcho echo = SecretEcho.of(head, provider, upstreamRequest);
        echo.mask(response.headers());
        new ResponseBody(head, response, echo, timer, provider.limits().gap(), limits.writeStall())
                .passOn(() -> over, listener::received);
        // After what has arrived together with the head, which then goes out together with it.
        vertx.runOnContext(guard.over(later -> {
            if (!over && !response.headWritten() && !echo.holdsAll() && ResponseHead.mayGoAlone(routing)) {
                response.writeHead();
            }
        }));
    }

    private void join(HttpClientResponse head) {
        Handshake.accept(head.headers(), response.headers());
        Tunnel joined = new Tunnel(timer, provider.limits().gap(), limits.writeStall(), listener, this::tunnelEnded);
        joined.open(request, upstreamRequest);
        tunnel = joined;
    }

    private void tunnelEnded(ExchangeEnd end) {
        if (!over) {
            listener.over(end);
            finish(false);
        }
    }

    private void uploadFailed(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            refuse(problem);
        }
        // Else the caller has gone while uploading, which the end handler is told of too.
    }

    private void upstreamFailed(Throwable failure) {
        if (tunnel == null) {
            refuse(UpstreamFailure.toProblem(failure));
        }
    }

    private void expired(ExchangeTimer.Phase phase) {
        refuse(UpstreamFailure.timedOut(phase, provider.limits(), limits),
                phase == ExchangeTimer.Phase.STALLED_CALLER || response.writeQueueFull());
    }

    private void refuse(ProblemException problem) {
        refuse(problem, false);
    }

    /** @param stalled whether what has gone out to the caller is not being taken */
    private void refuse(ProblemException problem, boolean stalled) {
        if (over) {
            return;
        }
        finish(tunnel == null);
        if (tunnel != null) {
            listener.over(ExchangeEnd.cut(problem.code()));
            tunnel.reset();
            return;
        }
        if (response.headWritten()) {
            listener.over(ExchangeEnd.cut(problem.code()));
            Cut.off(request, stalled);
            return;
        }
        listener.over(ExchangeEnd.refused(problem.code()));
        if (answer != null) {
            ResponseHead.undo(answer, routing);
        }
        refusal.send(problem);
    }

    private void callerDone(boolean whole) {
        if (over || tunnel != null) {
            return;
        }
        listener.over(whole ? ExchangeEnd.WHOLE : ExchangeEnd.CALLER_LEFT);
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
        body.stop();
        if (cancel && upstreamRequest != null) {
            Http1Connection.cancel(upstreamRequest, CANCEL);
        }
    }
}
