package dev.promptpassthrough.problem;

import java.util.Locale;

/** Every error that the gateway itself can answer with; the constant's name in kebab case is the code on the wire. */
public enum ProblemCode {
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN_PROVIDER(403, "This provider is not for you"),
    FORBIDDEN_MODEL(403, "This model is not allowed"),
    FORBIDDEN_OPERATIONS(403, "Operations are not for you"),
    CSRF(403, "The CSRF token is missing or wrong"),
    CROSS_ORIGIN(403, "The request came from another site"),
    BAD_TARGET(400, "The request target is not acceptable"),
    NOT_FOUND(404, "There is nothing here"),
    UNKNOWN_PROVIDER(404, "No such provider"),
    PROVIDER_INACTIVE(503, "The provider is not set up"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    NOT_ACCEPTABLE(406, "There is nothing here of the kind that is asked for"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    TOO_MANY_STREAMS(429, "Too many requests at once"),
    RATE_LIMITED(429, "Too many requests"),
    BUDGET_EXHAUSTED(429, "The budget is used up"),
    UPSTREAM_UNREACHABLE(502, "The provider could not be reached"),
    UPSTREAM_TLS(502, "The provider's TLS certificate was refused"),
    UPSTREAM_PROTOCOL(502, "The provider's answer was not valid HTTP"),
    UPSTREAM_TIMEOUT(504, "The provider took too long"),
    SIGN_IN_UNAVAILABLE(503, "Sign-in is not possible right now"),
    SHUTTING_DOWN(503, "The gateway is shutting down"),
    INTERNAL(500, "The gateway failed");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** A short sentence that is the same for every occurrence (RFC 9457 §3.1.3). */
    public String title() {
        return title;
    }

    /** The code as it stands on the wire, for example {@code bad-target}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
