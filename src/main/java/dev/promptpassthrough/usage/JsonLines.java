package dev.promptpassthrough.usage;

/** JSON documents, one a line; a broken one does not spoil the next. */
final class JsonLines implements ByteSink {

    private final JsonScan scan;

    JsonLines(JsonScan scan) {
        this.scan = scan;
    }

    @Override
    public boolean take(byte[] bytes, int from, int to) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                scan.take(bytes, start, i);
                scan.begin();
                start = i + 1;
            }
        }
        scan.take(bytes, start, to);
        return true;
    }
}
