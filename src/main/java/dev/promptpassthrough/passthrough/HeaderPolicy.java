package dev.promptpassthrough.passthrough;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.MultiMap;

/**
 * Which headers cross, each way. All that are end-to-end do, except the ones that would carry an identity of the caller's
 * to the provider, or let the provider set policy for our origin.
 */
final class HeaderPolicy {

    /** RFC 9110 §7.6.1, and what predates it; {@code Expect} is answered here, before the provider is asked. */
    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "te", "trailer", "transfer-encoding",
            "upgrade", "http2-settings", "proxy-connection", "proxy-authenticate", "proxy-authorization", "expect");

    private static final Set<String> NEVER_UPSTREAM = Set.of("authorization", "x-api-key", "api-key", "x-goog-api-key",
            "cookie", "x-csrf-token", "host", "content-length", "forwarded", "x-real-ip", "via", "origin", "referer",
            "traceparent", "tracestate", "baggage", "b3", "uber-trace-id");

    private static final List<String> NEVER_UPSTREAM_PREFIXES = List.of("proxy-", "x-forwarded-", "sec-", "x-b3-");

    private static final Set<String> NEVER_DOWNSTREAM = Set.of("set-cookie", "set-cookie2", "alt-svc",
            "strict-transport-security", "clear-site-data", "refresh", "content-security-policy",
            "content-security-policy-report-only", "service-worker-allowed", "x-content-type-options",
            "cross-origin-resource-policy");

    /** {@code Passthrough-*} is how ours are told from the provider's: it must not be able to write them. */
    private static final List<String> NEVER_DOWNSTREAM_PREFIXES = List.of("access-control-", "x-accel-", "passthrough-",
            "proxy-");

    private HeaderPolicy() {
    }

    /**
     * Copies to a provider's request what may go there; the message's framing is not among it.
     *
     * @param replaced canonical names of the headers that the gateway sets by itself
     */
    static void copyRequest(MultiMap from, MultiMap to, Set<String> replaced) {
        Set<String> named = namedByConnection(from);
        for (Map.Entry<String, String> header : from) {
            String name = canonical(header.getKey());
            boolean crosses = !name.startsWith(":") && !HOP_BY_HOP.contains(name) && !NEVER_UPSTREAM.contains(name)
                    && !named.contains(name) && !replaced.contains(name) && !startsWithAny(name, NEVER_UPSTREAM_PREFIXES);
            if (crosses) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    /** Copies to the caller's response what may go there, over what stands there already. */
    static void copyResponse(MultiMap from, MultiMap to) {
        Set<String> named = namedByConnection(from);
        Set<String> replaced = new HashSet<>();
        for (Map.Entry<String, String> header : from) {
            String name = canonical(header.getKey());
            boolean crosses = !name.startsWith(":") && !HOP_BY_HOP.contains(name) && !NEVER_DOWNSTREAM.contains(name)
                    && !named.contains(name) && !startsWithAny(name, NEVER_DOWNSTREAM_PREFIXES);
            if (crosses) {
                if (replaced.add(name)) {
                    to.set(header.getKey(), header.getValue());
                } else {
                    to.add(header.getKey(), header.getValue());
                }
            }
        }
    }

    /** Whether only the gateway may set that response header. */
    static boolean isGatewaysOwn(String name) {
        return canonical(name).startsWith("passthrough-");
    }

    private static Set<String> namedByConnection(MultiMap headers) {
        if (!headers.contains(HttpHeaderNames.CONNECTION)) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String name : value.split(",")) {
                named.add(canonical(name.strip()));
            }
        }
        return named;
    }

    /** Some servers read {@code x_api_key} as {@code x-api-key} (CVE-2025-64484): the policy does too. */
    static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
