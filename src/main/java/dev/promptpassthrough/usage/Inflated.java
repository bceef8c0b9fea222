package dev.promptpassthrough.usage;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks what comes, a little at a time. */
final class Inflated implements ByteSink {

    private static final int BUFFER = 8 * 1024;
    /** What text is packed to at most is about a twentieth; what grows more than this was made to grow. */
    private static final long MOST_GROWTH = 100;
    private static final long GROWTH_FORGIVEN = 1024 * 1024;

    private final Inflater inflater;
    private final ByteSink next;
    private final byte[] unpacked = new byte[BUFFER];
    private boolean closed;

    Inflated(Inflater inflater, ByteSink next) {
        this.inflater = inflater;
        this.next = next;
    }

    @Override
    public boolean take(byte[] bytes, int from, int to) {
        try {
            inflater.setInput(bytes, from, to - from);
            for (int count = inflater.inflate(unpacked); count > 0; count = inflater.inflate(unpacked)) {
                if (!next.take(unpacked, 0, count) || growsTooMuch()) {
                    return false;
                }
            }
            return !inflater.finished() && !inflater.needsDictionary();
        } catch (DataFormatException e) {
            return false;
        }
    }

    private boolean growsTooMuch() {
        return inflater.getBytesWritten() > Math.max(GROWTH_FORGIVEN, MOST_GROWTH * inflater.getBytesRead());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            inflater.end();
        }
    }
}
