package dev.promptpassthrough.demo;

import java.time.Duration;

import dev.promptpassthrough.demo.DemoReply.Ending;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes one reply in its tempo, and stops at once when the client leaves. Lives on the request's event loop. */
final class ReplyWriter {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final DemoReply reply;
    private final Runnable whenDone;
    private int written;
    private long timer = NO_TIMER;
    private boolean done;

    /** @param whenDone called exactly once, when the reply has ended or the client has left */
    ReplyWriter(Vertx vertx, HttpServerRequest request, DemoReply reply, Runnable whenDone) {
        this.vertx = vertx;
        this.request = request;
        this.response = request.response();
        this.reply = reply;
        this.whenDone = whenDone;
    }

    void start() {
        if (response.closed()) {
            finish();
            return;
        }
        response.closeHandler(left -> finish()).exceptionHandler(failure -> finish()).endHandler(end -> finish());
        after(reply.delay(), this::begin);
    }

    private void begin() {
        if (!reply.streamed() && reply.ending() == Ending.SILENT) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        if (reply.streamed()) {
            response.setChunked(true);
            next();
        } else {
            whole(Buffer.buffer(reply.frames().get(0)));
        }
    }

    private void whole(Buffer body) {
        if (reply.ending() == Ending.CUT) {
            response.putHeader("Content-Length", Integer.toString(body.length()));
            response.write(body.getBuffer(0, body.length() / 2)).onComplete(sent -> request.connection().close());
        } else {
            response.end(body);
        }
    }

    /** Without a pause the frames go out as fast as the client takes them, never faster. */
    private void next() {
        while (!done && written < reply.frames().size()) {
            response.write(reply.frames().get(written++));
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> after(reply.pace(), this::next));
                return;
            }
            if (!reply.pace().isZero() && written < reply.frames().size()) {
                after(reply.pace(), this::next);
                return;
            }
        }
        if (!done) {
            end();
        }
    }

    private void end() {
        switch (reply.ending()) {
            case COMPLETE -> response.end();
            case CUT -> response.write("").onComplete(sent -> request.connection().close());
            case SILENT -> {
                // Headers must go out even when there was nothing to say before the silence.
                if (!response.headWritten()) {
                    response.write("");
                }
            }
        }
    }

    private void after(Duration pause, Runnable step) {
        if (pause.isZero()) {
            step.run();
        } else {
            timer = vertx.setTimer(pause.toMillis(), fired -> step.run());
        }
    }

    private void finish() {
        if (!done) {
            done = true;
            vertx.cancelTimer(timer);
            whenDone.run();
        }
    }
}
