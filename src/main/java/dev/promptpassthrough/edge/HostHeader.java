package dev.promptpassthrough.edge;

import java.util.List;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;

/** The rules of the Host header: exactly one (RFC 9112 §3.2), and nothing but a host and a port (RFC 9110 §7.2). */
final class HostHeader {

    private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private HostHeader() {
    }

    /** Why a request's Host is refused, or {@code null} where it is fine. */
    static String refusal(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean http2 = request.version() == HttpVersion.HTTP_2;
        // It may stand in a header there, too, of which the server knows.
        HostAndPort authority = http2 ? request.authority() : null;
        if (http2 ? hosts.size() > 1 || authority == null : hosts.size() != 1) {
            return "The request must have exactly one Host.";
        }
        String host = http2 ? authority.toString() : hosts.get(0);
        return HOST.matcher(host).matches() ? null : "The Host must be a host name or address, with at most a port.";
    }
}
