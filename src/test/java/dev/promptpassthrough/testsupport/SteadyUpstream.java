package dev.promptpassthrough.testsupport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A provider for load: {@code json} is answered at once, {@code stream} by an event each fifth of a second for some
 * seconds, {@code endless} by one event, and more when it is let go on.
 */
public final class SteadyUpstream implements AutoCloseable {

    public static final int EVENTS = 20;
    private static final long EVENT_MILLIS = 200;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();
    private final HttpServer server;

    public SteadyUpstream() {
        server = vertx.createHttpServer().requestHandler(this::answer);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.actualPort();
    }

    /** Lets what is endless end. */
    public void goOn() {
        goOn.complete(null);
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        if (path.endsWith("json")) {
            request.response().putHeader("Content-Type", "application/json").end("{\"ok\":true}");
            return;
        }
        request.response().putHeader("Content-Type", "text/event-stream").setChunked(true).write(event(0));
        if (path.endsWith("stream")) {
            AtomicInteger sent = new AtomicInteger(1);
            vertx.setPeriodic(EVENT_MILLIS, timer -> {
                boolean last = sent.get() == EVENTS || request.response().closed();
                if (last) {
                    vertx.cancelTimer(timer);
                    request.response().end();
                } else {
                    request.response().write(event(sent.getAndIncrement()));
                }
            });
        } else {
            goOn.thenRun(() -> request.response().end(event(1)));
        }
    }

    private static String event(int number) {
        return "data: " + number + "\n\n";
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
