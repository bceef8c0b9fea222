package dev.promptpassthrough.passthrough;

import java.time.Duration;
import java.util.function.Consumer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** The caller's body on its way to the provider, framed as it came. */
final class RequestBody {

    /** Slower than this, in bytes a second, an upload is an attack rather than a bad line. */
    private static final long SLOWEST = 64L * 1024;

    private final HttpServerRequest request;
    private final long limit;
    private final String length;
    private final boolean http2;
    private final boolean present;
    private long received;
    private Buffer held;
    private boolean begun;
    private boolean stopped;
    private boolean sent;

    /** @param limit most bytes that are taken */
    RequestBody(HttpServerRequest request, long limit) {
        this.request = request;
        this.limit = limit;
        this.length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        this.http2 = request.version() == HttpVersion.HTTP_2;
        this.present = length != null || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                || http2 && !request.isEnded();
    }

    /**
     * How long the whole of it may take to arrive.
     *
     * @param allowance what every body has, besides the time that its length takes
     */
    Duration deadline(Duration allowance) {
        long bytes = length == null ? limit : Long.parseLong(length);
        return allowance.plusSeconds(bytes / SLOWEST);
    }

    /** Whether all of it has been handed to the provider's connection. */
    boolean sent() {
        return sent;
    }

    /** Takes in all of it first, for a policy that must see it whole; {@link #sendTo} then sends what was held. */
    Future<Buffer> hold() {
        held = Buffer.buffer();
        Promise<Buffer> whole = Promise.promise();
        receive(held::appendBuffer, () -> whole.tryComplete(held), whole);
        return whole.future();
    }

    /** What {@link #hold} took in, or {@code null}. */
    Buffer held() {
        return held;
    }

    /** Sends it on as it arrives, no faster than the provider takes it. */
    Future<Void> sendTo(HttpClientRequest upstream) {
        if (length != null) {
            upstream.putHeader(HttpHeaderNames.CONTENT_LENGTH, length);
        } else if (present && !http2) {
            upstream.setChunked(true);
        }
        if (held != null) {
            return end(upstream, held);
        }
        if (!present) {
            request.resume();
            return end(upstream, null);
        }
        Promise<Void> done = Promise.promise();
        receive(chunk -> {
            if (length == null && !begun) {
                // Over HTTP/2 only now is it known that there is a body at all.
                upstream.setChunked(true);
            }
            begun = true;
            if (length != null && received == Long.parseLong(length)) {
                // The last: head, bytes and end go through the client's pipeline as one, where there are no more than this.
                end(upstream, chunk).onComplete(done);
                return;
            }
            upstream.write(chunk);
            if (upstream.writeQueueFull()) {
                request.pause();
                upstream.drainHandler(drained -> request.resume());
            }
        }, () -> {
            if (!sent) {
                end(upstream, null).onComplete(done);
            }
        }, done);
        return done.future();
    }

    /** Nothing more goes to the provider: what is written after a request is cancelled could meet another's on its way. */
    void stop() {
        stopped = true;
    }

    private Future<Void> end(HttpClientRequest upstream, Buffer last) {
        sent = true;
        // A provider that answers early and closes makes this fail; its answer is what counts then.
        return (last == null || last.length() == 0 ? upstream.end() : upstream.end(last)).otherwiseEmpty();
    }

    private void receive(Consumer<Buffer> chunks, Runnable end, Promise<?> failed) {
        request.exceptionHandler(failed::tryFail);
        request.endHandler(ended -> {
            if (!stopped) {
                end.run();
            }
        });
        request.handler(chunk -> {
            if (stopped) {
                return;
            }
            received += chunk.length();
            if (received > limit) {
                request.pause();
                failed.tryFail(BodyLimit.exceeded(limit));
            } else {
                chunks.accept(chunk);
            }
        });
        if (request.headers().contains(HttpHeaderNames.EXPECT)) {
            // Only now, after every check, is the client told to go on (RFC 9110 §10.1.1).
            request.response().writeContinue();
            request.headers().remove(HttpHeaderNames.EXPECT);
        }
        request.resume();
    }
}
