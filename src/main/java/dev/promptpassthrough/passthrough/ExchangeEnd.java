package dev.promptpassthrough.passthrough;

import java.util.Locale;

import dev.promptpassthrough.problem.ProblemCode;

/**
 * How an exchange ended.
 *
 * @param code of the error that refused or cut it; {@code null} for every other outcome
 */
public record ExchangeEnd(Outcome outcome, ProblemCode code) {

    /** What has become of an exchange. */
    public enum Outcome {
        /** Both bodies are through. */
        WHOLE,
        /** The caller has left before that, or has ended a WebSocket. */
        CALLER_LEFT,
        /** The provider has ended a WebSocket. */
        PROVIDER_CLOSED,
        /** Broken off, since something of the provider's answer had gone out. */
        CUT,
        /** Answered by an error of the gateway's. */
        REFUSED;

        /** The outcome as it is told, for example {@code caller-left}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final ExchangeEnd WHOLE = new ExchangeEnd(Outcome.WHOLE, null);
    static final ExchangeEnd CALLER_LEFT = new ExchangeEnd(Outcome.CALLER_LEFT, null);
    static final ExchangeEnd PROVIDER_CLOSED = new ExchangeEnd(Outcome.PROVIDER_CLOSED, null);

    static ExchangeEnd cut(ProblemCode code) {
        return new ExchangeEnd(Outcome.CUT, code);
    }

    static ExchangeEnd refused(ProblemCode code) {
        return new ExchangeEnd(Outcome.REFUSED, code);
    }
}
