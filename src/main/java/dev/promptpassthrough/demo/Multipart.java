package dev.promptpassthrough.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a form with files (RFC 7578), as clients of today write one: no preamble, no nested parts.
 *
 * @param parts by the name of their field
 */
record Multipart(Map<String, Part> parts) {

    /**
     * One field of the form.
     *
     * @param filename empty where it is not a file
     * @param type its media type, empty where none is given
     */
    record Part(String filename, String type, byte[] content) {

        String text() {
            return new String(content, UTF_8);
        }
    }

    private static final Pattern BOUNDARY = Pattern
            .compile("(?i)\\s*multipart/form-data\\s*;.*\\bboundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:[ \\t]*(.*?)[ \\t]*$");
    private static final String LINE = "\r\n";

    /** @throws Refusal where the request is no such form */
    static Multipart of(DemoRequest request) {
        Matcher type = BOUNDARY.matcher(request.header("content-type"));
        if (!type.matches()) {
            throw Refusal.invalid("Content-Type", "expected multipart/form-data with a boundary");
        }
        String delimiter = LINE + "--" + (type.group(1) == null ? type.group(2) : type.group(1));
        // One character a byte, so that text can be searched for and bytes come out as they went in.
        return new Multipart(parts(LINE + new String(request.body(), ISO_8859_1), delimiter));
    }

    private static Map<String, Part> parts(String body, String delimiter) {
        Map<String, Part> parts = new HashMap<>();
        int at = body.indexOf(delimiter);
        while (at >= 0 && !body.startsWith("--", at + delimiter.length())) {
            int end = body.indexOf(delimiter, at + delimiter.length());
            int head = body.indexOf(LINE + LINE, at);
            if (end < 0 || head < 0 || head > end) {
                break;
            }
            String headers = decoded(body.substring(at + delimiter.length(), head));
            byte[] content = body.substring(Math.min(head + 2 * LINE.length(), end), end).getBytes(ISO_8859_1);
            parts.putIfAbsent(found(NAME, headers), new Part(found(FILENAME, headers), found(TYPE, headers), content));
            at = end;
        }
        if (at < 0 || !body.startsWith("--", at + delimiter.length())) {
            throw Refusal.invalid("body", "the form does not end with its boundary");
        }
        return parts;
    }

    private static String found(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String decoded(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    /** @throws Refusal where there is no such field */
    Part required(String name) {
        if (!parts.containsKey(name)) {
            throw Refusal.missing(name);
        }
        return parts.get(name);
    }
}
