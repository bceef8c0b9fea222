package dev.promptpassthrough.passthrough;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.MultiMap;

/**
 * The subprotocols that a WebSocket handshake offers (RFC 6455 §4.1). A browser can send no header of its own there, so some
 * of them are no subprotocols but carry a credential: those are the caller's own, and never go to a provider.
 */
final class Subprotocols {

    static final String HEADER = "Sec-WebSocket-Protocol";

    /** What stands before the CSRF token of a page of ours. */
    static final String CSRF = "passthrough-csrf.";

    /** What the SDKs and the documentation of OpenAI and xAI put before a key. */
    private static final List<String> TOKENS = List.of("openai-insecure-api-key.", "xai-client-secret.");

    /** Mistral has the token stand by itself; ours are JWTs. */
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*");

    private final Set<String> tokens = new LinkedHashSet<>();
    private final List<String> offers = new ArrayList<>();
    private String csrfToken;

    Subprotocols(MultiMap headers) {
        for (String line : headers.getAll(HEADER)) {
            List<String> kept = new ArrayList<>();
            List<String> all = List.of(line.split(","));
            for (String subprotocol : all) {
                if (!takeCredential(subprotocol.strip())) {
                    kept.add(subprotocol);
                }
            }
            if (!kept.isEmpty()) {
                offers.add(kept.size() == all.size() ? line : String.join(",", kept).strip());
            }
        }
    }

    /** Access tokens, each once. */
    Set<String> tokens() {
        return tokens;
    }

    /** The CSRF token, or {@code null}. */
    String csrfToken() {
        return csrfToken;
    }

    /** The values of the header as they go to a provider: those without a credential as they came. */
    List<String> offers() {
        return offers;
    }

    /** Whether it is one, which is kept then. */
    private boolean takeCredential(String subprotocol) {
        if (startsWith(subprotocol, CSRF)) {
            csrfToken = subprotocol.substring(CSRF.length());
            return true;
        }
        Optional<String> prefix = TOKENS.stream().filter(known -> startsWith(subprotocol, known)).findFirst();
        if (prefix.isPresent() || JWT.matcher(subprotocol).matches()) {
            tokens.add(subprotocol.substring(prefix.map(String::length).orElse(0)));
            return true;
        }
        return false;
    }

    private static boolean startsWith(String subprotocol, String prefix) {
        return subprotocol.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
