package dev.promptpassthrough.usage;

import java.nio.charset.StandardCharsets;

/** The data of server-sent events (WHATWG HTML §9.2.6), one JSON document each; a broken one does not spoil the next. */
final class EventData implements ByteSink {

    private static final byte[] FIELD = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final int OTHER_FIELD = -1;

    private final JsonScan scan;
    /** How much of {@link #FIELD} the line has begun with: all of it where its value is being read. */
    private int matched;
    private boolean afterReturn;

    EventData(JsonScan scan) {
        this.scan = scan;
    }

    @Override
    public boolean take(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (matched == FIELD.length || matched == OTHER_FIELD) {
                i = value(bytes, i, to);
            } else {
                name(bytes[i++]);
            }
        }
        return true;
    }

    private void name(byte next) {
        boolean secondHalf = afterReturn && next == '\n';
        afterReturn = false;
        if (secondHalf) {
            return;
        }
        if (isLineEnd(next)) {
            if (matched == 0) {
                scan.begin();
            }
            endLine(next);
        } else {
            matched = next == FIELD[matched] ? matched + 1 : OTHER_FIELD;
        }
    }

    /** @return where to go on */
    private int value(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && !isLineEnd(bytes[end])) {
            end++;
        }
        boolean whole = end < to;
        // With the line's end, which stands between this line of the data and the next.
        int next = whole ? end + 1 : end;
        if (matched == FIELD.length) {
            scan.take(bytes, from, next);
        }
        if (whole) {
            endLine(bytes[end]);
        }
        return next;
    }

    private void endLine(byte end) {
        matched = 0;
        afterReturn = end == '\r';
    }

    private static boolean isLineEnd(byte next) {
        return next == '\n' || next == '\r';
    }
}
