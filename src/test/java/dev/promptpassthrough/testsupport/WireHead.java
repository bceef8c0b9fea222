package dev.promptpassthrough.testsupport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The head of an HTTP/1.1 message as it stood on the wire.
 *
 * @param startLine the request or status line
 * @param fields the header fields, in order, as they were written
 */
public record WireHead(String startLine, List<Field> fields) {

    /** One header field; neither name nor value is normalised beyond the white space around the value. */
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return name.toLowerCase(Locale.ROOT) + ": " + value;
        }
    }

    public static WireHead parse(String text) {
        String[] lines = text.split("\r\n");
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            fields.add(new Field(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
        }
        return new WireHead(lines[0], List.copyOf(fields));
    }

    public int status() {
        return Integer.parseInt(startLine.split(" ")[1]);
    }

    public String method() {
        return startLine.split(" ")[0];
    }

    public String target() {
        return startLine.split(" ")[1];
    }

    /** The first value of that name, in any case of letters, or {@code null}. */
    public String first(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    public List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value).toList();
    }

    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** Every field as {@code name: value}, names in lower case. */
    public List<String> lines() {
        return fields.stream().map(Field::toString).toList();
    }
}
