package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.edge.AccessLine;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.provider.Provider;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.ext.web.RoutingContext;

/** What an exchange adds to its request's log line: the provider, what it answered, and how it ended. */
final class ExchangeLog {

    private final AccessLine line;
    private final Provider provider;
    private int status;
    private long bytes;

    ExchangeLog(RoutingContext routing, Provider provider) {
        this.line = AccessLine.of(routing);
        this.provider = provider;
    }

    void answered(int providerStatus) {
        status = providerStatus;
        if (providerStatus == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            // Its response ends with the caller's connection, which may be before the tunnel has.
            line.hold(true);
        }
    }

    void received(int count) {
        bytes += count;
    }

    void whole() {
        over("whole");
        line.write();
    }

    void callerLeft() {
        over("caller-left");
        line.write();
    }

    void ended(Tunnel.Ending ending) {
        switch (ending) {
            case CALLER_LEFT -> callerLeft();
            case PROVIDER_CLOSED -> {
                over("provider-closed");
                line.write();
            }
            case PROVIDER_BROKE -> cut(ProblemCode.UPSTREAM_PROTOCOL);
        }
    }

    void cut(ProblemCode code) {
        over("cut " + code.wireName());
        line.write();
    }

    /** Written when the refusal has gone out. */
    void refused(ProblemCode code) {
        over("refused " + code.wireName());
        line.hold(false);
    }

    private void over(String outcome) {
        line.add("provider=" + provider.slug() + " answered=" + status + " received=" + bytes + " outcome=" + outcome);
    }
}
