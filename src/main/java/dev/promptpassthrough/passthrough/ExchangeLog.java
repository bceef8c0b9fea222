package dev.promptpassthrough.passthrough;

import org.jboss.logging.Logger;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.provider.Provider;
import io.vertx.ext.web.RoutingContext;

/** One log line for each exchange, when it is over. Never a header, a body, a query or a key. */
final class ExchangeLog {

    private static final Logger LOG = Logger.getLogger("dev.promptpassthrough.exchange");

    private final RoutingContext routing;
    private final Provider provider;
    private final long startedAt = System.nanoTime();
    private int status;
    private long bytes;

    ExchangeLog(RoutingContext routing, Provider provider) {
        this.routing = routing;
        this.provider = provider;
    }

    void answered(int providerStatus) {
        status = providerStatus;
    }

    void received(int count) {
        bytes += count;
    }

    void whole() {
        line("whole");
    }

    void callerLeft() {
        line("caller-left");
    }

    void ended(Tunnel.Ending ending) {
        switch (ending) {
            case CALLER_LEFT -> callerLeft();
            case PROVIDER_CLOSED -> line("provider-closed");
            case PROVIDER_BROKE -> cut(ProblemCode.UPSTREAM_PROTOCOL);
        }
    }

    void refused(ProblemCode code) {
        line("refused " + code.wireName());
    }

    void cut(ProblemCode code) {
        line("cut " + code.wireName());
    }

    private void line(String outcome) {
        if (LOG.isInfoEnabled()) {
            LOG.info("provider=" + provider.slug() + " status=" + status + " outcome=" + outcome + " bytes=" + bytes
                    + " duration=" + Millis.format((System.nanoTime() - startedAt) / 1e6) + "ms request="
                    + RequestId.of(routing));
        }
    }
}
