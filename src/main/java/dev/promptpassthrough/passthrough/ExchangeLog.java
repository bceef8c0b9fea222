package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.edge.AccessLine;
import dev.promptpassthrough.edge.ExchangeEntry;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.usage.Usage;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** What an exchange adds to its request's log line: the provider, what it answered, and how it ended. */
final class ExchangeLog implements ExchangeListener {

    private final AccessLine line;
    private final Provider provider;
    private int status;
    private long bytes;
    private Usage usage = Usage.unknown(false);

    ExchangeLog(RoutingContext routing, Provider provider) {
        this.line = AccessLine.of(routing);
        this.provider = provider;
    }

    @Override
    public void answered(int providerStatus, MultiMap headers) {
        status = providerStatus;
        if (providerStatus == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            // Its response ends with the caller's connection, which may be before the tunnel has.
            line.hold(true);
        }
    }

    @Override
    public void received(Buffer chunk) {
        bytes += chunk.length();
    }

    @Override
    public void relayedDown(int count) {
        bytes += count;
    }

    @Override
    public void used(Usage used, String model) {
        usage = used;
    }

    @Override
    public void over(ExchangeEnd end) {
        line.add(new ExchangeEntry(provider.slug(), status, bytes, usage, end.outcome().label(),
                end.code() == null ? null : end.code().wireName()));
        if (end.outcome() == ExchangeEnd.Outcome.REFUSED) {
            // Written when the refusal has gone out.
            line.hold(false);
        } else {
            line.write();
        }
    }
}
