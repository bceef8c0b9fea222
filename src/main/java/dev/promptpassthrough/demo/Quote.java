package dev.promptpassthrough.demo;

/** Text of the caller's, cut to a length that cannot turn a large request into a large reply. */
final class Quote {

    private Quote() {
    }

    /** The text, or its beginning and a note of its length; never half of a surrogate pair. */
    static String of(String text, int most) {
        String trimmed = text.strip();
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length <= most) {
            return trimmed;
        }
        return trimmed.substring(0, trimmed.offsetByCodePoints(0, most)) + "… [" + length + " characters]";
    }
}
