package dev.promptpassthrough.edge;

/**
 * The rules of a request target that only one reading is possible of. A target that two parties may read differently
 * (a router, a proxy, a provider) is how access checks are walked around, so it is refused rather than repaired.
 *
 * <p>
 * Origin-form only (RFC 9112 §3.2.1); the path in the characters of RFC 3986 §3.3 less {@code ;}, with neither empty nor
 * dot segments; percent-encoding only of printable ASCII that has no meaning of its own in a path.
 */
final class CanonicalTarget {

    private static final String PATH_PUNCTUATION = "-._~!$&'()*+,=:@";
    /** Encoded, these would come back to life at whoever decodes once more. */
    private static final String NEVER_ENCODED = "/\\.;%?#";

    private static final int DELETE = 0x7f;

    private CanonicalTarget() {
    }

    /** Why a raw request target is refused, or {@code null} where it is canonical. */
    static String refusal(String target) {
        if (target == null || target.isEmpty() || target.charAt(0) != '/') {
            return "The request target must be an absolute path.";
        }
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String refusal = pathRefusal(path);
        return refusal != null || query < 0 ? refusal : queryRefusal(target, query + 1);
    }

    private static String pathRefusal(String path) {
        int segmentStart = 1;
        for (int i = 1; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '/') {
                String refusal = segmentRefusal(path, segmentStart, i);
                if (refusal != null) {
                    return refusal;
                }
                segmentStart = i + 1;
            } else if (c == '%') {
                int decoded = decode(path, i);
                if (decoded < ' ' || decoded > '~' || NEVER_ENCODED.indexOf(decoded) >= 0) {
                    return "The path holds a percent-encoding that is malformed or could be read in two ways.";
                }
                i += 2;
            } else if (!isAlphanumeric(c) && PATH_PUNCTUATION.indexOf(c) < 0) {
                return "The path holds a character that may not stand in a path unencoded.";
            }
        }
        // A trailing slash is fine, hence no check for an empty last segment; "/." and "/.." are not.
        return segmentStart == path.length() ? null : segmentRefusal(path, segmentStart, path.length());
    }

    private static String segmentRefusal(String path, int start, int end) {
        if (start == end) {
            return "The path holds an empty segment.";
        }
        boolean dots = path.charAt(start) == '.' && (end - start == 1 || end - start == 2 && path.charAt(start + 1) == '.');
        return dots ? "The path holds a dot segment." : null;
    }

    private static String queryRefusal(String target, int start) {
        for (int i = start; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c > '~' || c == '#' || c == '\\') {
                return "The query holds a character that may not stand in a query unencoded.";
            }
            if (c == '%') {
                int decoded = decode(target, i);
                if (decoded < ' ' || decoded == DELETE) {
                    return "The query holds a percent-encoding that is malformed or hides a control character.";
                }
            }
        }
        return null;
    }

    private static int decode(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
