package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: which header fields reach the caller, and what the gateway never does about an answer. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class ResponseHeadTest extends WireTest {

    @Test
    void shouldReturnEveryEndToEndHeaderAndItsOwn() {
        List<String> theirs = List.of("content-type: application/json; charset=utf-8", "x-request-id: req_1",
                "x-ratelimit-remaining: 5", "retry-after: 3", "x-twice: a", "x-twice: b, c", "etag: W/\"x\"", "x-empty:",
                "date: Sun, 22 Nov 2026 00:00:00 GMT", "server: provider", "vary: origin", "link: <a>; rel=\"b\"",
                "x-latin: \u00e9\u00ff", "openai-processing-ms: 9", "server-timing: model;dur=1");
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 200 OK\r\n" + String.join("\r\n", theirs) + "\r\nContent-Length: 2\r\n\r\n{}"));

        WireHead head = exchange(get("wire", scripted)).head();

        assertThat(head.lines().stream().map(String::strip).toList()).containsAll(theirs)
                .contains("passthrough-provider: wire", "x-accel-buffering: no", "cache-control: no-store",
                        "x-content-type-options: nosniff", "content-security-policy: default-src 'none'; sandbox",
                        "cross-origin-resource-policy: same-origin");
        assertThat(head.first("Passthrough-Request-Id")).matches("[0-9a-f]{32}");
        assertThat(head.all("Server-Timing")).hasSize(2);
        assertThat(head.all("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void shouldKeepBackWhatWouldSetPolicyForOurOriginOrTheConnection() {
        List<String> never = List.of("set-cookie: a=b", "alt-svc: h3=\":443\"", "strict-transport-security: max-age=1",
                "clear-site-data: \"*\"", "refresh: 0;url=http://x", "content-security-policy: default-src *",
                "access-control-allow-origin: *", "x-accel-redirect: /secret", "passthrough-error: internal",
                "passthrough-request-id: forged", "service-worker-allowed: /", "connection: x-hop, keep-alive",
                "x-hop: 1", "x_hop: 2", "keep-alive: timeout=5", "proxy-authenticate: Basic", "upgrade: h2c");
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 200 OK\r\n" + String.join("\r\n", never) + "\r\nContent-Length: 2\r\n\r\n{}"));

        WireHead head = exchange(get("wire", scripted)).head();

        assertThat(head.lines()).doesNotContainAnyElementsOf(never);
        assertThat(head.has("Passthrough-Error")).isFalse();
        assertThat(head.first("X-Hop")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = { 300, 301, 302, 303, 307, 308 })
    void shouldPassRedirectsOnAndNeverFollowThem(int status) {
        Scripted elsewhere = upstream.on(call -> call.send(OK));
        String location = "http://127.0.0.1:" + upstream.port() + "/" + elsewhere.path();
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 " + status + " R\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.head().first("Location")).isEqualTo(location);
        assertThat(elsewhere.calls()).isEmpty();
    }

    @Test
    void shouldPassARateLimitOnAndNotTryAgain() {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n"
                + "x-ratelimit-reset: 1s\r\nContent-Length: 3\r\n\r\nno!"));

        WireResponse response = exchange(post("wire", scripted, "{}"));

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.text()).isEqualTo("no!");
        assertThat(response.head().first("Retry-After")).isEqualTo("7");
        assertThat(response.head().has("Passthrough-Error")).isFalse();
        assertThat(scripted.calls()).hasSize(1);
    }
}
