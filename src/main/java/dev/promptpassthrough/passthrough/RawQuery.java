package dev.promptpassthrough.passthrough;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Edits a raw query without touching the parameters that stay: their bytes and order are the caller's. The framework's
 * own parameters are of no use here, since they decode, and take {@code ;} for a separator.
 */
final class RawQuery {

    private RawQuery() {
    }

    /** The decoded value of the first parameter of that name, or {@code null}. */
    static String first(String query, String name) {
        if (query == null) {
            return null;
        }
        for (String parameter : query.split("&")) {
            if (isNamed(parameter, name)) {
                int equals = parameter.indexOf('=');
                return equals < 0 ? "" : decode(parameter.substring(equals + 1));
            }
        }
        return null;
    }

    /** The query without any parameter of that name; {@code null} where nothing is left. */
    static String without(String query, String name) {
        if (query == null || first(query, name) == null) {
            return query;
        }
        List<String> kept = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            if (!isNamed(parameter, name)) {
                kept.add(parameter);
            }
        }
        return kept.isEmpty() ? null : String.join("&", kept);
    }

    /** The query with one more parameter, already encoded, at its end. */
    static String with(String query, String parameter) {
        return query == null || query.isEmpty() ? parameter : query + '&' + parameter;
    }

    private static boolean isNamed(String parameter, String name) {
        int equals = parameter.indexOf('=');
        return decode(equals < 0 ? parameter : parameter.substring(0, equals)).equals(name);
    }

    private static String decode(String encoded) {
        // The target guard has let through well-formed percent-encodings only.
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
