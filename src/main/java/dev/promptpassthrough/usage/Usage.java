package dev.promptpassthrough.usage;

/**
 * The tokens of one exchange, as its provider counted them; each number is {@link #UNKNOWN} where the provider did not say.
 *
 * @param input all that went in, what came from a cache included
 * @param output all that came out, reasoning included
 * @param cached what of the input came from a cache
 * @param reasoning what of the output was reasoning
 * @param total as the provider says; it is not reckoned here
 * @param partial whether the answer broke off, so that there may be more than was told
 */
public record Usage(long input, long output, long cached, long reasoning, long total, boolean partial) {

    /** The provider did not say. */
    public static final long UNKNOWN = -1;

    private static final Usage NONE = new Usage(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, false);
    private static final Usage NONE_PARTIAL = new Usage(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, true);

    /** Of an exchange whose provider said nothing. */
    public static Usage unknown(boolean partial) {
        return partial ? NONE_PARTIAL : NONE;
    }

    /** Whether the provider said anything. */
    public boolean known() {
        return input != UNKNOWN || output != UNKNOWN || total != UNKNOWN;
    }
}
