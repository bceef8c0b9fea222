package dev.promptpassthrough.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What the demo says, whichever family says it.
 *
 * @param tool name of the function it calls, or null when it speaks
 * @param pieces the text, or the arguments as JSON, in the pieces a stream brings; each counts as a token
 * @param truncated whether the caller's token limit cut it short
 */
record Answer(String tool, List<String> pieces, boolean truncated) {

    private static final int LONGEST_WORD = 24;
    private static final int MOST_JSON_PIECES = 60;
    private static final int SHORTEST_JSON_PIECE = 6;

    static Answer text(String text, int limit) {
        return limited(words(text), limit);
    }

    static Answer json(String json, int limit) {
        return limited(chunks(json), limit);
    }

    static Answer call(String tool, String arguments) {
        return new Answer(tool, chunks(arguments), false);
    }

    boolean isCall() {
        return tool != null;
    }

    String text() {
        return String.join("", pieces);
    }

    int tokens() {
        return pieces.size();
    }

    private static Answer limited(List<String> pieces, int limit) {
        boolean truncated = pieces.size() > limit;
        return new Answer(null, truncated ? List.copyOf(pieces.subList(0, limit)) : pieces, truncated);
    }

    /** Words with the space before them; a very long one in parts, since many languages put no spaces. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int end = text.offsetByCodePoints(0, text.isEmpty() ? 0 : 1); end < text.length();) {
            int next = text.offsetByCodePoints(end, 1);
            boolean wordStarts = Character.isWhitespace(text.charAt(end)) && !Character.isWhitespace(text.charAt(end - 1));
            if (wordStarts || end - start >= LONGEST_WORD) {
                words.add(text.substring(start, end));
                start = end;
            }
            end = next;
        }
        words.add(text.substring(start));
        return List.copyOf(words);
    }

    private static List<String> chunks(String json) {
        List<String> chunks = new ArrayList<>();
        int characters = json.codePointCount(0, json.length());
        int size = Math.max(SHORTEST_JSON_PIECE, (characters + MOST_JSON_PIECES - 1) / MOST_JSON_PIECES);
        int start = 0;
        while (characters > 0) {
            int end = json.offsetByCodePoints(start, Math.min(size, characters));
            chunks.add(json.substring(start, end));
            characters -= size;
            start = end;
        }
        return List.copyOf(chunks);
    }
}
