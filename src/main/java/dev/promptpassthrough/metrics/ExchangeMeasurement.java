package dev.promptpassthrough.metrics;

import java.util.List;

import dev.promptpassthrough.edge.AccessLine;
import dev.promptpassthrough.passthrough.ExchangeEnd;
import dev.promptpassthrough.passthrough.ExchangeListener;
import dev.promptpassthrough.passthrough.ExchangeObserver.Begun;
import dev.promptpassthrough.passthrough.Operation;
import dev.promptpassthrough.usage.Usage;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Takes the times of one exchange. */
final class ExchangeMeasurement implements ExchangeListener {

    /** What arrives piece by piece, as a model makes it. */
    private static final List<String> STREAMS = List.of("text/event-stream", "application/x-ndjson",
            "application/vnd.amazon.eventstream");
    private static final int FIRST_ERROR = 400;

    private final Begun exchange;
    private final ProviderMeters meters;
    private final Operation operation;
    private String model = "";
    private OperationMeters stream;
    private int status;
    private long up;
    private long down;
    /** By {@link System#nanoTime}; 0: not yet. */
    private long connectingAt;
    private long receivedAt;

    ExchangeMeasurement(Begun exchange, ProviderMeters meters) {
        this.exchange = exchange;
        this.meters = meters;
        this.operation = Operation.of(exchange.routing().request().method().name(), exchange.path());
        meters.begun();
    }

    @Override
    public void allowed(String named) {
        model = named;
    }

    @Override
    public void connecting() {
        connectingAt = System.nanoTime();
    }

    @Override
    public void sent() {
        meters.connected(System.nanoTime() - connectingAt);
    }

    @Override
    public void answered(int provider, MultiMap headers) {
        status = provider;
        receivedAt = System.nanoTime();
        if (operation != null && status < FIRST_ERROR && isStream(headers.get(HttpHeaderNames.CONTENT_TYPE))) {
            stream = meters.of(operation, model);
        }
    }

    @Override
    public void received(Buffer chunk) {
        long now = System.nanoTime();
        if (stream != null && down == 0) {
            stream.firstChunk(now - connectingAt);
        } else if (stream != null) {
            stream.laterChunk(now - receivedAt);
        }
        down += chunk.length();
        receivedAt = now;
    }

    @Override
    public void relayedDown(int bytes) {
        down += bytes;
    }

    @Override
    public void relayedUp(int bytes) {
        up += bytes;
    }

    @Override
    public void used(Usage usage, String named) {
        // Not by the model of the answer, which may be anything.
        if (operation != null) {
            meters.of(operation, model).used(usage);
        }
    }

    @Override
    public void over(ExchangeEnd end) {
        long now = System.nanoTime();
        meters.over(end, up + exchange.routing().request().bytesRead(), down);
        if (end.outcome() == ExchangeEnd.Outcome.WHOLE) {
            meters.overhead(connectingAt - AccessLine.of(exchange.routing()).startedAt() + now - receivedAt);
        }
        // One that was refused before it came to the provider is none of the provider's.
        if (operation != null && connectingAt != 0) {
            meters.of(operation, model).over(ErrorType.of(end, status), now - connectingAt);
        }
    }

    private static boolean isStream(String contentType) {
        if (contentType == null) {
            return false;
        }
        for (String type : STREAMS) {
            if (contentType.regionMatches(true, 0, type, 0, type.length())) {
                return true;
            }
        }
        return false;
    }
}
