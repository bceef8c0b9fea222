package dev.promptpassthrough.usage;

/** Takes an answer's bytes piece by piece. */
interface ByteSink {

    /** @return whether it wants more */
    boolean take(byte[] bytes, int from, int to);

    /** There is nothing more to come. */
    default void close() {
        // Most hold nothing.
    }
}
