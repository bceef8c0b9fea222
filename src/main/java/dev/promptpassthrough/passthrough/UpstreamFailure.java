package dev.promptpassthrough.passthrough;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.Limits;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;

/** Tells what of ours went wrong on the way to a provider. The causes' own messages stay here: they may name internals. */
final class UpstreamFailure {

    private UpstreamFailure() {
    }

    /** @param phase in which the time ran out */
    static ProblemException timedOut(ExchangeTimer.Phase phase, Limits provider, LimitsConfig limits) {
        return new ProblemException(ProblemCode.UPSTREAM_TIMEOUT, switch (phase) {
            case UPLOAD -> "The request's body took too long to arrive.";
            case FIRST_BYTE -> "The provider did not begin to answer within " + seconds(provider.firstByte()) + ".";
            case GAP -> "The provider fell silent for " + seconds(provider.gap()) + ".";
            case STALLED_CALLER -> "The answer was not taken for " + seconds(limits.writeStall()) + ".";
            case TOTAL -> "The exchange took longer than " + seconds(provider.total()) + ".";
        });
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1e3 + " s";
    }

    static ProblemException toProblem(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof java.security.cert.CertificateException) {
                return new ProblemException(ProblemCode.UPSTREAM_TLS,
                        "The provider's certificate is not to be trusted; nothing was sent to it.");
            }
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return new ProblemException(ProblemCode.TOO_MANY_STREAMS,
                    "All connections to the provider are in use; try again in a moment.");
        }
        // Before ConnectException, of which it is one.
        if (failure instanceof ConnectTimeoutException || failure instanceof TimeoutException) {
            return new ProblemException(ProblemCode.UPSTREAM_TIMEOUT, "The provider could not be connected to in time.");
        }
        if (failure instanceof ConnectException || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException || failure instanceof PortUnreachableException) {
            return new ProblemException(ProblemCode.UPSTREAM_UNREACHABLE, "The provider could not be connected to.");
        }
        return new ProblemException(ProblemCode.UPSTREAM_PROTOCOL,
                "The connection to the provider ended, or its answer was not HTTP, before there was an answer.");
    }
}
