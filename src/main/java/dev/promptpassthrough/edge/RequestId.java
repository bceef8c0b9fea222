package dev.promptpassthrough.edge;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

import io.vertx.ext.web.RoutingContext;

/**
 * The id of one request: in the answer's header, in every log line about it, and in its problem details. Made here and
 * never taken from the caller, so that nobody can write another's id, or a line break, into the log.
 */
public final class RequestId {

    /** The response header that carries it. */
    public static final String HEADER = "Passthrough-Request-Id";

    private static final String KEY = RequestId.class.getName();
    private static final HexFormat HEX = HexFormat.of();

    private RequestId() {
    }

    /** The id of the request that is being handled; 32 hexadecimal digits. */
    public static String of(RoutingContext context) {
        return context.get(KEY);
    }

    static String assign(RoutingContext context) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String id = HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
        context.put(KEY, id);
        return id;
    }
}
