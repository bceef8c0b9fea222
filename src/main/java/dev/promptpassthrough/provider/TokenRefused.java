package dev.promptpassthrough.provider;

/** A token endpoint's no. Its message is the short reason that may be told to anybody, and nothing else of the answer. */
final class TokenRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason an error code as of RFC 6749 §5.2, or a status */
    TokenRefused(String reason) {
        super(reason, null, false, false);
    }
}
