package dev.promptpassthrough.usage;

/**
 * Looks for members in JSON that comes in pieces. It keeps where it is and nothing that it has passed, so that depth, length
 * and number of what it passes make no difference; a parser would hold each string whole (docs/adr/0013).
 *
 * <p>
 * It reads what is JSON and does not check that all of it is. At what can be none it gives up, until a new document begins.
 */
final class JsonScan implements ByteSink {

    /** What the next byte belongs to. */
    private enum In {
        STRUCTURE,
        /** The name of a member of an object that is looked into. */
        NAME,
        /** A string that nobody looks for. */
        STRING,
        MODEL,
        NUMBER,
        NOTHING
    }

    private static final int OUTSIDE = -1;

    private final Member root;
    private final Counts counts = new Counts();
    private final Word name = new Word(32);
    private final Word model = new Word(96);
    private final Numeral numeral = new Numeral();
    private String modelName;

    private In in = In.STRUCTURE;
    private boolean escaped;
    private int depth;
    /** One more where the objects of interest are elements of an array. */
    private int rootDepth;
    /** The innermost object that is looked into, and its depth. */
    private Member object;
    private int objectDepth = OUTSIDE;
    private boolean nameNext;
    /** Whose value comes next; {@code null} where nobody looks for it. */
    private Member member;

    JsonScan(Member root) {
        this.root = root;
    }

    Counts counts() {
        return counts;
    }

    String model() {
        return modelName;
    }

    /** A new document begins. */
    void begin() {
        in = In.STRUCTURE;
        escaped = false;
        depth = 0;
        rootDepth = 0;
        object = null;
        objectDepth = OUTSIDE;
        nameNext = false;
        member = null;
    }

    @Override
    public boolean take(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && in != In.NOTHING) {
            i = switch (in) {
                case STRUCTURE -> structure(bytes, i, to);
                case STRING -> string(bytes, i, to, null);
                case NAME -> string(bytes, i, to, name);
                case MODEL -> string(bytes, i, to, model);
                case NUMBER -> number(bytes, i, to);
                case NOTHING -> to;
            };
        }
        return in != In.NOTHING;
    }

    /** @return where to go on */
    private int structure(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte next = bytes[i];
            switch (next) {
                case '"' -> {
                    openString();
                    return i + 1;
                }
                case '{' -> openObject();
                case '[' -> openArray();
                case '}', ']' -> close(next);
                case ',' -> {
                    nameNext = depth == objectDepth;
                    member = null;
                }
                default -> {
                    if (member != null && member.kind() != null && Numeral.isPart(next) && depth == objectDepth) {
                        numeral.clear();
                        in = In.NUMBER;
                        return i;
                    }
                    if (!isBlankOrLiteral(next)) {
                        in = In.NOTHING;
                    }
                }
            }
            if (in == In.NOTHING) {
                return to;
            }
        }
        return to;
    }

    private void openString() {
        if (depth == objectDepth && nameNext) {
            name.clear();
            in = In.NAME;
        } else if (depth == objectDepth && member != null && member.isModel()) {
            model.clear();
            in = In.MODEL;
        } else {
            in = In.STRING;
        }
    }

    private void openObject() {
        if (depth == rootDepth) {
            object = root;
            objectDepth = depth + 1;
        } else if (depth == objectDepth && member != null && member.isObject()) {
            object = member;
            objectDepth = depth + 1;
        }
        depth++;
        nameNext = depth == objectDepth;
        member = null;
    }

    private void openArray() {
        if (depth == 0) {
            rootDepth = 1;
        }
        depth++;
        member = null;
    }

    private void close(byte bracket) {
        boolean ofObject = bracket == '}';
        if (depth == 0 || depth == objectDepth && !ofObject || depth == rootDepth && ofObject) {
            in = In.NOTHING;
            return;
        }
        if (depth == objectDepth) {
            object = object.parent();
            objectDepth = object == null ? OUTSIDE : depth - 1;
        }
        depth--;
        nameNext = false;
        member = null;
        if (depth == 0) {
            rootDepth = 0;
        }
    }

    /** @param word where it is kept; {@code null}: nowhere */
    private int string(byte[] bytes, int from, int to, Word word) {
        int i = from;
        if (escaped) {
            escaped = false;
            i++;
        }
        while (i < to) {
            if (word == null) {
                i = PlainText.end(bytes, i, to);
                if (i == to) {
                    return to;
                }
            }
            byte next = bytes[i++];
            if (next == '"') {
                closeString();
                return i;
            }
            if (next >= 0 && next < ' ') {
                in = In.NOTHING;
                return to;
            }
            if (word != null) {
                word.add(next);
            }
            if (next == '\\') {
                if (i == to) {
                    escaped = true;
                    return to;
                }
                i++;
            }
        }
        return to;
    }

    private void closeString() {
        if (in == In.NAME) {
            member = name.isWhole() ? object.find(name.bytes(), name.length()) : null;
            nameNext = false;
        } else if (in == In.MODEL && model.isPlain()) {
            modelName = model.toString();
        }
        in = In.STRUCTURE;
    }

    private int number(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Numeral.isPart(bytes[i])) {
                if (numeral.isCount()) {
                    counts.set(member.kind(), numeral.value());
                }
                member = null;
                in = In.STRUCTURE;
                return i;
            }
            numeral.add(bytes[i]);
        }
        return to;
    }

    /** Also of a byte order mark. Which literals there are is not asked. */
    private static boolean isBlankOrLiteral(byte next) {
        return next <= ' ' ? next == ' ' || next == '\n' || next == '\r' || next == '\t' || next < 0
                : next == ':' || Numeral.isPart(next) || (next | ' ') >= 'a' && (next | ' ') <= 'z';
    }
}
