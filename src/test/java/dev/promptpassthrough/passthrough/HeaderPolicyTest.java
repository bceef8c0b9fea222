package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

class HeaderPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = { "accept", "accept-encoding", "accept-language", "content-type", "content-encoding", "user-agent",
            "range",
            "if-match", "cache-control", "idempotency-key", "anthropic-version", "anthropic-beta", "openai-organization",
            "x-stainless-lang", "x-request-id", "x-api-key-hint", "authorization-hint", "cookies", "hostname", "x-amz-date" })
    void shouldLetEndToEndHeadersThroughBothWays(String name) {
        assertThat(request(name).names()).containsExactly(name);
        assertThat(response(name).names()).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "authorization", "Authorization", "x-api-key", "X_API_KEY", "api-key", "api_key", "x-goog-api-key",
            "cookie", "x-csrf-token", "host", "forwarded", "x-forwarded-for", "x_forwarded_proto", "x-real-ip", "via", "origin",
            "referer", "sec-fetch-site", "sec-websocket-key", "traceparent", "tracestate", "baggage", "b3", "x-b3-spanid",
            "uber-trace-id", "content-length" })
    void shouldNeverSendTheCallersIdentityUpstream(String name) {
        assertThat(request(name).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "set-cookie", "Set-Cookie", "set-cookie2", "alt-svc", "strict-transport-security",
            "clear-site-data",
            "refresh", "content-security-policy", "content-security-policy-report-only", "service-worker-allowed",
            "access-control-allow-origin", "x-accel-redirect", "passthrough-error", "Passthrough-Request-Id", "proxy-status" })
    void shouldNeverLetTheProviderSetPolicyForOurOrigin(String name) {
        assertThat(response(name).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings",
            "proxy-connection", "proxy-authenticate", "proxy-authorization", ":path" })
    void shouldKeepTheConnectionsHeadersToTheConnection(String name) {
        assertThat(request(name).names()).isEmpty();
        assertThat(response(name).names()).isEmpty();
    }

    @Test
    void shouldKeepWhatConnectionNamesToTheConnection() {
        MultiMap from = headers("Connection", "close, X-One", "connection", "x_two", "x-one", "1", "X-Two", "2", "x-three",
                "3");

        assertThat(copyRequest(from).names()).containsExactly("x-three");
        assertThat(copyResponse(from).names()).containsExactly("x-three");
    }

    @Test
    void shouldReplaceOursByTheProvidersAndKeepAllValues() {
        MultiMap to = headers("Referrer-Policy", "ours");

        HeaderPolicy.copyResponse(headers("referrer-policy", "theirs", "x", "1", "x", "2"), to);

        assertThat(to.getAll("Referrer-Policy")).containsExactly("theirs");
        assertThat(to.getAll("x")).containsExactly("1", "2");
    }

    private static MultiMap request(String name) {
        return copyRequest(headers(name, "v"));
    }

    private static MultiMap response(String name) {
        return copyResponse(headers(name, "v"));
    }

    private static MultiMap copyRequest(MultiMap from) {
        MultiMap to = HttpHeaders.headers();
        HeaderPolicy.copyRequest(from, to, Set.of());
        return to;
    }

    private static MultiMap copyResponse(MultiMap from) {
        MultiMap to = HttpHeaders.headers();
        HeaderPolicy.copyResponse(from, to);
        return to;
    }

    private static MultiMap headers(String... namesAndValues) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }
}
