package dev.promptpassthrough.passthrough;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * A caller's WebSocket opening handshake (RFC 6455 §4.1). Whether its key, version and extensions are in order is for the
 * provider and the caller to see; here they cross as they are.
 */
final class Handshake {

    private static final String WEBSOCKET = "websocket";
    private static final String UPGRADE = "Upgrade";
    private static final String PREFIX = "sec-websocket-";

    /** Where the SDKs put a key, besides {@link CallerToken#PARAMETER}, when a browser lets them set no header. */
    private static final List<String> PARAMETERS = List.of("api-key", "access_token", "Authorization");

    private final Subprotocols subprotocols;

    private Handshake(Subprotocols subprotocols) {
        this.subprotocols = subprotocols;
    }

    /**
     * Empty for every other request: an upgrade to anything else, or one that is not in the form of the RFC, is not asked
     * for as far as the gateway is concerned (RFC 9110 §7.8), and goes on without it.
     */
    static Optional<Handshake> of(HttpServerRequest request) {
        MultiMap headers = request.headers();
        List<String> protocols = headers.getAll(HttpHeaderNames.UPGRADE);
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        boolean asked = protocols.size() == 1 && protocols.get(0).equalsIgnoreCase(WEBSOCKET) && namesUpgrade(headers)
                && request.method() == HttpMethod.GET && request.version() == HttpVersion.HTTP_1_1
                && (length == null || length.equals("0")) && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
        return asked ? Optional.of(new Handshake(new Subprotocols(headers))) : Optional.empty();
    }

    /** The access tokens that only a handshake carries. */
    Set<String> tokens(String query) {
        Set<String> tokens = new LinkedHashSet<>(subprotocols.tokens());
        PARAMETERS.forEach(name -> RawQuery.all(query, name).forEach(value -> tokens.add(CallerToken.withoutScheme(value))));
        return tokens;
    }

    /** The CSRF token of a page of ours, or {@code null}. */
    String csrfToken() {
        return subprotocols.csrfToken();
    }

    /** The target without the credentials of {@link #tokens}. */
    Target strip(Target target) {
        String query = target.query();
        for (String name : PARAMETERS) {
            query = RawQuery.without(query, name);
        }
        return new Target(target.slug(), target.rest(), query);
    }

    /** Adds to a provider's request what makes it a handshake. */
    void write(MultiMap from, MultiMap to) {
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX) && !name.equalsIgnoreCase(Subprotocols.HEADER)) {
                to.add(header.getKey(), header.getValue());
            }
        }
        subprotocols.offers().forEach(offer -> to.add(Subprotocols.HEADER, offer));
        writeUpgrade(to);
    }

    /**
     * Makes the head of the answer to the caller, which holds the provider's other headers already, that of a connection
     * which is no longer HTTP.
     */
    static void accept(MultiMap answer, MultiMap to) {
        List<String> protocols = answer.getAll(HttpHeaderNames.UPGRADE);
        if (protocols.size() != 1 || !protocols.get(0).equalsIgnoreCase(WEBSOCKET) || !namesUpgrade(answer)) {
            throw new ProblemException(ProblemCode.UPSTREAM_PROTOCOL,
                    "The provider's answer switches to a protocol that is not WebSocket.");
        }
        to.remove(HttpHeaderNames.CONTENT_LENGTH);
        writeUpgrade(to);
    }

    private static void writeUpgrade(MultiMap headers) {
        headers.set(HttpHeaderNames.CONNECTION, UPGRADE);
        headers.set(HttpHeaderNames.UPGRADE, WEBSOCKET);
    }

    private static boolean namesUpgrade(MultiMap headers) {
        return headers.getAll(HttpHeaderNames.CONNECTION).stream().flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(name -> name.strip().equalsIgnoreCase(UPGRADE));
    }
}
