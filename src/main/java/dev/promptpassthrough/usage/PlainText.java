package dev.promptpassthrough.usage;

import java.util.Arrays;

/** What means nothing in a JSON string but itself: most of an answer, and looked at by nobody. */
final class PlainText {

    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private PlainText() {
    }

    /** @return the first byte that may mean something in a string, or the end */
    static int end(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && PLAIN[bytes[i] & 0xff]) {
            i++;
        }
        return i;
    }
}
