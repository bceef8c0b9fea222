package dev.promptpassthrough.edge;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * The one log line of a request, written when it is over: who asked for what, and how it was answered. Never a header, a
 * body, or a query, which may hold a caller's key. Whatever handles the request may add what only it knows.
 *
 * <p>
 * The framework's own access log interprets a pattern for each line, and stood beside a line of the exchange's; the two
 * took an eighth of all CPU time (see docs/adr/0008).
 */
public final class AccessLine {

    static final String LOGGER = "dev.promptpassthrough.access";

    private static final Logger LOG = Logger.getLogger(LOGGER);
    private static final String KEY = AccessLine.class.getName();

    private final RoutingContext routing;
    private final String requestId;
    private final long startedAt = System.nanoTime();
    private String traceId;
    private ExchangeEntry exchange;
    private boolean held;
    private boolean written;

    private AccessLine(RoutingContext routing, String requestId) {
        this.routing = routing;
        this.requestId = requestId;
    }

    /** A request has arrived. */
    static AccessLine begin(RoutingContext routing, String requestId, AccessLogConfig config) {
        AccessLine line = new AccessLine(routing, requestId);
        routing.put(KEY, line);
        if (config.exclude().isPresent() && config.exclude().get().matcher(routing.request().path()).matches()) {
            line.written = true;
        }
        return line;
    }

    /** The request is over, and everybody has said what they know. */
    void end() {
        if (!held) {
            write();
        }
    }

    /** The line of the request that is being handled. */
    public static AccessLine of(RoutingContext routing) {
        return routing.get(KEY);
    }

    /** When the request arrived, by {@link System#nanoTime}. */
    public long startedAt() {
        return startedAt;
    }

    /** The request is traced under this id. */
    public void trace(String id) {
        traceId = id;
    }

    /** The request has become an exchange with a provider, and that is over. */
    public void add(ExchangeEntry ended) {
        exchange = ended;
    }

    /** @param hold whether the end of the response is not yet the end of the request: then somebody has to {@link #write} */
    public void hold(boolean hold) {
        held = hold;
    }

    /** Writes it now, where the request is over although its connection may not be. Once is enough. */
    public void write() {
        if (written) {
            return;
        }
        written = true;
        if (LOG.isLoggable(Level.INFO)) {
            AccessEntry entry = entry();
            ExtLogRecord told = new ExtLogRecord(Level.INFO, entry.text(), ExtLogRecord.FormatStyle.NO_FORMAT, KEY);
            // Not for the text, but for who writes JSON.
            told.setParameters(new Object[] { entry });
            LOG.logRaw(told);
        }
    }

    private AccessEntry entry() {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response();
        SocketAddress caller = request.remoteAddress();
        // The head of a WebSocket's answer goes out beside the response.
        boolean answered = response.headWritten()
                || response.getStatusCode() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
        return new AccessEntry(caller == null ? "-" : caller.host(), request.method().name(), printable(request.path()),
                answered ? response.getStatusCode() : 0, response.bytesWritten(), (System.nanoTime() - startedAt) / 1e6,
                requestId, traceId, exchange);
    }

    /** A target that the guard has refused may hold what a terminal acts on. */
    static String printable(String path) {
        if (path == null) {
            return "-";
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) > '~') {
                return path.replaceAll("[^!-~]", "?");
            }
        }
        return path;
    }
}
