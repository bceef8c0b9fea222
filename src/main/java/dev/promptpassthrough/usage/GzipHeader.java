package dev.promptpassthrough.usage;

/** Takes off what stands before the packed bytes in a gzip file (RFC 1952 §2.3), which the JDK's inflater does not know. */
final class GzipHeader implements ByteSink {

    private static final int FIXED = 10;
    private static final int FLAGS_AT = 3;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final ByteSink next;
    private int position;
    private int flags;
    private int extra = -1;
    private int skip;

    GzipHeader(ByteSink next) {
        this.next = next;
    }

    @Override
    public boolean take(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !passed()) {
            header(bytes[i++] & 0xFF);
        }
        return i == to || next.take(bytes, i, to);
    }

    private boolean passed() {
        return position >= FIXED && flags == 0 && skip == 0;
    }

    private void header(int part) {
        if (position < FIXED) {
            if (position++ == FLAGS_AT) {
                flags = part & (HAS_EXTRA | HAS_NAME | HAS_COMMENT | HAS_CHECKSUM);
            }
            return;
        }
        if (skip > 0) {
            skip--;
        } else if ((flags & HAS_EXTRA) != 0) {
            extraLength(part);
        } else if ((flags & (HAS_NAME | HAS_COMMENT)) != 0) {
            if (part == 0) {
                flags &= (flags & HAS_NAME) != 0 ? ~HAS_NAME : ~HAS_COMMENT;
            }
        } else {
            flags = 0;
            skip = 1;
        }
    }

    private void extraLength(int part) {
        if (extra < 0) {
            extra = part;
        } else {
            skip = extra | part << 8;
            flags &= ~HAS_EXTRA;
        }
    }

    @Override
    public void close() {
        next.close();
    }
}
