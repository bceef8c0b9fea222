package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.provider.Family;
import dev.promptpassthrough.usage.Usage;
import dev.promptpassthrough.usage.UsageTap;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * Reads once, for all who are told, what one exchange used. Only of a POST: a stored answer that is fetched again costs
 * nothing again. Of a WebSocket's frames nothing is read.
 */
final class UsageReader {

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECT = 300;

    private final boolean mayUse;
    private final boolean readable;
    private boolean answered;
    private UsageTap tap;

    private UsageReader(boolean mayUse, boolean readable) {
        this.mayUse = mayUse;
        this.readable = readable;
    }

    static UsageReader of(ExchangeObserver.Begun exchange) {
        boolean post = exchange.routing().request().method() == HttpMethod.POST;
        return new UsageReader(post, exchange.provider().family() != Family.OTHER);
    }

    void answered(int status, MultiMap headers) {
        answered = mayUse && status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
        if (answered && readable) {
            tap = UsageTap.on(headers.get(HttpHeaderNames.CONTENT_TYPE), headers.get(HttpHeaderNames.CONTENT_ENCODING));
        }
    }

    void received(Buffer chunk) {
        if (tap != null) {
            tap.take(chunk);
        }
    }

    /** @param told of what was used, if there may have been anything */
    void over(ExchangeEnd end, ExchangeListener told) {
        if (!answered) {
            return;
        }
        boolean partial = end.outcome() != ExchangeEnd.Outcome.WHOLE;
        if (tap == null) {
            told.used(Usage.unknown(partial), null);
            return;
        }
        tap.close();
        told.used(tap.usage(partial), tap.model());
    }
}
