package dev.promptpassthrough.demo;

/**
 * Something a provider refuses or fails at, before it has a family's shape.
 *
 * @param param the request field at fault, or null
 * @param detail one plain sentence for the reader
 */
record Problem(Kind kind, String param, String detail) {

    /** What went wrong, with the status that most families give it. */
    enum Kind {
        MISSING(400),
        INVALID(400),
        NOT_JSON(400),
        UNAUTHORIZED(401),
        UNKNOWN_PATH(404),
        UNKNOWN_MODEL(404),
        METHOD(405),
        TOO_LARGE(413),
        RATE_LIMIT(429),
        SERVER(500),
        OVERLOADED(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** What the demo asks a rate-limited caller to wait. */
    static final int RETRY_AFTER_SECONDS = 12;
}
