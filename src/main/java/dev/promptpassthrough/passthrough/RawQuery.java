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

    /** The decoded values of every parameter of that name, in order. */
    static List<String> all(String query, String name) {
        if (query == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (String parameter : query.split("&")) {
            if (isNamed(parameter, name)) {
                int equals = parameter.indexOf('=');
                values.add(equals < 0 ? "" : decode(parameter.substring(equals + 1)));
            }
        }
        return values;
    }

    /** The query without any parameter of that name; {@code null} where nothing is left. */
    static String without(String query, String name) {
        if (query == null || all(query, name).isEmpty()) {
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
