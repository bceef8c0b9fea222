package dev.promptpassthrough.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** The language of a page that the server writes: of those that it speaks, the one that the browser likes best. */
final class AcceptedLanguage {

    /** Of {@link PageMessages}, and for whoever speaks none of ours. */
    static final String DEFAULT = "en";

    private static final List<Locale> SPOKEN = List.of(Locale.forLanguageTag(DEFAULT), Locale.GERMAN);

    private AcceptedLanguage() {
    }

    /** RFC 9110 §12.5.4, by RFC 4647's lookup; the default where the header is missing, malformed, or names none of ours. */
    static Locale of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        Locale liked = header == null ? null : lookup(header);
        return liked == null ? SPOKEN.get(0) : liked;
    }

    private static Locale lookup(String header) {
        try {
            return Locale.lookup(LanguageRange.parse(header), SPOKEN);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
