package dev.promptpassthrough.problem;

/** Thrown where the gateway refuses a request; whoever speaks HTTP turns it into a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private final ProblemCode code;

    /** @param detail what to do about it, in a sentence for the caller; never a secret, never an internal */
    public ProblemException(ProblemCode code, String detail) {
        // No stack trace: a refusal is an expected answer, and many of them must stay cheap.
        super(detail, null, false, false);
        this.code = code;
    }

    /** All that a caller is told of a fault of ours. */
    public static ProblemException internal() {
        return new ProblemException(ProblemCode.INTERNAL,
                "The gateway failed; the request id tells an operator where to look.");
    }

    public ProblemCode code() {
        return code;
    }
}
