package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: status, body, content coding, framing and end-to-end headers reach the caller unchanged. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class ResponseFidelityTest extends WireTest {

    private static final byte[] MEGABYTE = new byte[1024 * 1024];

    static {
        new Random(2).nextBytes(MEGABYTE);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("JSON", "application/json", "", "{ \"n\":90071992547409931234,\n\"a\":1,\"a\":2}".getBytes()),
                body("empty", "application/json", "", new byte[0]),
                body("HTML", "text/html", "", "<script>alert(1)</script>".getBytes()),
                body("binary", "audio/mpeg", "", MEGABYTE),
                body("gzip", "application/json", "Content-Encoding: gzip\r\n", gzip("{\"zip\":true}")),
                body("broken gzip", "application/json", "Content-Encoding: gzip\r\n",
                        Arrays.copyOf(gzip("{\"zip\":true}"), 13)),
                body("said to be br", "application/json", "Content-Encoding: br\r\n", new byte[] { 0x0b, 2, -128, 3 }),
                body("said to be zstd", "application/json", "Content-Encoding: zstd\r\n", new byte[] { 40, -75, 47, -3, 0 }),
                body("unknown coding", "application/json", "Content-Encoding: x-odd, gzip\r\n", new byte[] { 1, 2, 3 }),
                body("events CRLF", "text/event-stream", "",
                        ": hi\r\n\r\nid: 1\r\nevent: e\r\nretry: 10\r\ndata: {}\r\n\r\ndata:x\r\n".getBytes()),
                body("events LF", "text/event-stream", "", "event: a\ndata: 1\ndata: 2\n\n:\n\ndata: [DONE]".getBytes()),
                body("events CR", "text/event-stream", "", "data: 1\r\rdata\rid\r\r".getBytes()),
                body("event of 1 MB", "text/event-stream", "", ("data: " + "x".repeat(1024 * 1024) + "\n\n").getBytes()),
                body("NDJSON", "application/x-ndjson", "", "{\"a\":1}\n\n{\"b\":\"\u00e9\u4e16\ud83d\ude00\"}"
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static Arguments body(String name, String type, String header, byte[] bytes) {
        return Arguments.of(name, "Content-Type: " + type + "\r\n" + header, bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldReturnABodyOfKnownLengthUnchanged(String name, String header, byte[] body) {
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 200 OK\r\n" + header + "Content-Length: " + body.length + "\r\n\r\n").send(body));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(sha256(response.body())).isEqualTo(sha256(body));
        assertThat(response.whole()).isTrue();
        assertThat(response.head().all("Content-Length")).containsExactly(String.valueOf(body.length));
        assertThat(response.head().has("Transfer-Encoding")).isFalse();
        assertThat(response.head().lines()).contains(header.strip().split("\r\n")[0].replace("Content-Type", "content-type"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldReturnAChunkedBodyUnchanged(String name, String header, byte[] body) {
        Scripted scripted = upstream.on(call -> {
            call.send("HTTP/1.1 200 OK\r\n" + header + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < body.length; i += 10_007) {
                call.chunk(Arrays.copyOfRange(body, i, Math.min(body.length, i + 10_007)));
            }
            call.send(LAST_CHUNK);
        });

        WireResponse response = exchange(get("wire", scripted));

        assertThat(sha256(response.body())).isEqualTo(sha256(body));
        assertThat(response.whole()).isTrue();
        assertThat(response.head().has("Content-Length")).isFalse();
        assertThat(response.head().all("Transfer-Encoding")).containsExactly("chunked");
        assertThat(response.head().all("Content-Encoding")).isEqualTo(header.contains("Encoding")
                ? List.of(header.strip().split("Encoding: ")[1])
                : List.of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldReturnABodyThatEndsWithTheConnection(String name, String header, byte[] body) {
        Scripted scripted = upstream.on(call -> {
            call.send("HTTP/1.0 200 OK\r\n" + header + "\r\n").send(body);
            call.close();
        });

        WireResponse response = exchange(get("wire", scripted));

        assertThat(sha256(response.body())).isEqualTo(sha256(body));
        assertThat(response.whole()).isTrue();
    }

    static Stream<Arguments> cuts() {
        byte[] event = "data: \u00e9\u4e16\ud83d\ude00\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        return IntStream.rangeClosed(1, event.length - 1).mapToObj(at -> Arguments.of(at, event));
    }

    @ParameterizedTest(name = "after {0} bytes")
    @MethodSource("cuts")
    void shouldPassOnAnEventThatIsCutAnywhere(int at, byte[] event) {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk(Arrays.copyOf(event, at));
            call.chunk(Arrays.copyOfRange(event, at, event.length)).send(LAST_CHUNK);
        });

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.body()).isEqualTo(event);
    }

    static IntStream statuses() {
        return IntStream.concat(IntStream.rangeClosed(200, 599).filter(status -> status != 204 && status != 304
                && status != 205), IntStream.of(600, 999));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void shouldReturnTheStatusAndTheBodyThatGoesWithIt(int status) {
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 " + status + " Of its own\r\nContent-Length: 4\r\nX-S: " + status + "\r\n\r\nbody"));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.head().startLine()).isEqualTo("HTTP/1.1 " + status + " Of its own");
        assertThat(response.text()).isEqualTo("body");
        assertThat(response.head().first("X-S")).isEqualTo(String.valueOf(status));
        assertThat(response.head().has("Passthrough-Error")).isFalse();
    }

    @Test
    void shouldReturnNoContentWithoutAnyFraming() {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n"));
        try (RawClient client = connect()) {
            client.send(get("wire", scripted) + get("wire", scripted));

            List<WireHead> heads = List.of(client.readHead(), client.readHead());

            assertThat(heads).allSatisfy(head -> {
                assertThat(head.status()).isEqualTo(204);
                assertThat(head.has("Content-Length")).isFalse();
                assertThat(head.has("Transfer-Encoding")).isFalse();
                assertThat(head.first("X-A")).isEqualTo("b");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Content-Length: 512\r\n" })
    void shouldReturnNotModifiedWithTheLengthThatTheProviderNamesAndNoBody(String length) {
        Scripted scripted = upstream
                .on(call -> call.send("HTTP/1.1 304 Not Modified\r\nETag: \"e\"\r\n" + length + "\r\n"));
        try (RawClient client = connect()) {
            client.send(get("wire", scripted) + get("wire", scripted));

            List<WireHead> heads = List.of(client.readHead(), client.readHead());

            assertThat(heads).allSatisfy(head -> {
                assertThat(head.status()).isEqualTo(304);
                assertThat(head.all("Content-Length")).isEqualTo(length.isEmpty() ? List.of() : List.of("512"));
                assertThat(head.first("ETag")).isEqualTo("\"e\"");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 512\r\n", "Transfer-Encoding: chunked\r\n" })
    void shouldAnswerHeadWithTheProvidersHeadAndNoBody(String framing) {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nX-A: b\r\n" + framing + "\r\n"));
        try (RawClient client = connect()) {
            String request = head("HEAD", "wire", scripted) + "\r\n";
            client.send(request + request);

            List<WireHead> heads = List.of(client.readHead(), client.readHead());

            assertThat(heads).allSatisfy(head -> {
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.first("X-A")).isEqualTo("b");
                assertThat(head.all("Content-Length")).isEqualTo(framing.contains("512") ? List.of("512") : List.of());
            });
        }
    }

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

    @Test
    void shouldReturnTrailersButNoneThatMayNotCross() {
        Scripted scripted = upstream.on(call -> call.send(EVENTS).chunk("data: 1\n\n")
                .send("0\r\nX-Checksum: abc\r\nSet-Cookie: a=b\r\nPassthrough-Error: internal\r\n\r\n"));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.trailers()).containsIgnoringCase("x-checksum: abc").doesNotContainIgnoringCase("set-cookie")
                .doesNotContainIgnoringCase("passthrough-error");
    }

    @Test
    void shouldAnswerAnOldClientWithABodyThatEndsWithTheConnection() {
        Scripted scripted = upstream.on(call -> call.send(EVENTS).chunk("data: 1\n\n").chunk("data: 2\n\n").send(LAST_CHUNK));
        String request = get("wire", scripted).replace("HTTP/1.1", "HTTP/1.0").replaceFirst("\r\n",
                "\r\nConnection: keep-alive\r\n");

        WireResponse response = exchange(request);

        assertThat(response.text()).isEqualTo("data: 1\n\ndata: 2\n\n");
        assertThat(response.head().has("Transfer-Encoding")).isFalse();
        assertThat(response.head().all("Connection")).containsExactly("close");
    }

    @Test
    void shouldCloseAfterTheAnswerWhereTheCallerAsksForIt() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        try (RawClient client = connect()) {
            client.send(head("GET", "wire", scripted) + "Connection: close\r\n\r\n");

            WireResponse response = client.readResponse();

            assertThat(response.head().all("Connection")).containsExactly("close");
            assertThat(client.awaitClosed()).isTrue();
            assertThat(scripted.next().head().has("Connection")).isFalse();
        }
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

    @Test
    void shouldSkipWhatTheProviderSaysBeforeItsAnswer() {
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + OK));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{}");
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
