package dev.promptpassthrough.metrics;

import java.util.Set;

import dev.promptpassthrough.passthrough.ExchangeEnd;

/** What an operation failed by, as {@code error.type} of OpenTelemetry's conventions: one of a bounded number of names. */
final class ErrorType {

    /** There was no error. */
    static final String NONE = "";

    private static final int FIRST_ERROR = 400;
    private static final int FIRST_OF_SERVER = 500;
    /** What providers answer; each of the others would be a series more, and a provider could make hundreds of them. */
    private static final Set<Integer> KNOWN = Set.of(400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 424, 429, 500, 501,
            502, 503, 504, 529);

    private ErrorType() {
    }

    /** @param status of the provider's answer; 0 where there was none */
    static String of(ExchangeEnd end, int status) {
        if (end.code() != null) {
            return end.code().wireName();
        }
        if (end.outcome() == ExchangeEnd.Outcome.CALLER_LEFT) {
            return end.outcome().label();
        }
        if (status < FIRST_ERROR) {
            return NONE;
        }
        if (KNOWN.contains(status)) {
            return String.valueOf(status);
        }
        return status < FIRST_OF_SERVER ? "4xx" : "5xx";
    }
}
