package dev.promptpassthrough.passthrough;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;

/** The provider's body on its way to the caller: each chunk goes out as it comes in, while the caller takes them. */
final class ResponseBody {

    private final HttpClientResponse answer;
    private final HttpServerResponse response;
    private final SecretEcho echo;
    private final ExchangeTimer timer;
    private final Duration gap;
    private final Duration writeStall;
    private final long length;
    private long received;

    /**
     * @param gap longest silence of the provider's; it does not count while the caller holds it up
     * @param writeStall longest time in which the caller takes nothing
     */
    ResponseBody(HttpClientResponse answer, HttpServerResponse response, SecretEcho echo, ExchangeTimer timer, Duration gap,
            Duration writeStall) {
        this.answer = answer;
        this.response = response;
        this.echo = echo;
        this.timer = timer;
        this.gap = gap;
        this.writeStall = writeStall;
        String announced = answer.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        // Netty has refused a length that is not a number.
        this.length = announced == null ? -1 : Long.parseLong(announced);
    }

    /**
     * @param over whether the exchange has ended, after which nothing more goes out
     * @param listener shown each chunk before it goes out
     */
    void passOn(BooleanSupplier over, Consumer<Buffer> listener) {
        answer.handler(chunk -> {
            if (!over.getAsBoolean()) {
                received += chunk.length();
                listener.accept(chunk);
                write(chunk, over);
            }
        });
        answer.endHandler(end -> {
            if (!over.getAsBoolean() && !response.ended()) {
                if (!answer.trailers().isEmpty()) {
                    HeaderPolicy.copyResponse(answer.trailers(), response.trailers());
                }
                Buffer rest = echo.rest(response.headers());
                if (rest.length() == 0 && response.isChunked() && !response.headWritten()) {
                    // Vert.x would tell a length that the provider did not.
                    response.writeHead();
                }
                response.end(rest);
            }
        });
    }

    private void write(Buffer chunk, BooleanSupplier over) {
        timer.touch();
        if (received == length && echo.passesAll()) {
            // The last: head, bytes and end go through the server's pipeline as one, where there are no more than this.
            response.end(chunk);
            return;
        }
        Buffer passed = echo.pass(chunk);
        if (echo.holdsAll()) {
            return;
        }
        response.write(passed);
        if (!response.writeQueueFull()) {
            return;
        }
        answer.pause();
        timer.enter(ExchangeTimer.Phase.STALLED_CALLER, writeStall);
        response.drainHandler(drained -> {
            if (!over.getAsBoolean()) {
                timer.enter(ExchangeTimer.Phase.GAP, gap);
                answer.resume();
            }
        });
    }
}
