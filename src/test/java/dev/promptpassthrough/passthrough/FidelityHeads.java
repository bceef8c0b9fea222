package dev.promptpassthrough.passthrough;

import static dev.promptpassthrough.passthrough.FidelityRow.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.promptpassthrough.passthrough.Answer.End;
import dev.promptpassthrough.passthrough.Crossed.Arrived;

/** What must cross of a message besides its body: methods, targets, header fields, statuses, framing and trailers. */
final class FidelityHeads {

    private static final String METHODS = "Requests: methods";
    private static final String TARGETS = "Requests: targets";
    private static final String HEADERS = "Header fields";
    private static final String STATUSES = "Answers: statuses and framing";
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    /** How the gateway talks to the provider, which it says by itself. */
    private static final List<String> CONNECTION = List.of("host", "content-length");

    private FidelityHeads() {
    }

    static Stream<FidelityRow> requests() {
        return Stream.of(
                Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").map(FidelityHeads::method),
                Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS").map(FidelityHeads::methodWithBody),
                Stream.of("", "/", "/v1/chat", "/a%20b", "/x:y@z,(1)*'!$&+=~", "?", "?a=1&a=2&b", "?q=%2F%3F%23%26", "?a;b=c;d",
                        "?=&&=&x==y", "?u=http://h/p?x", "/models/m:generateContent?alt=sse", "?%61=%7e~", "?a+b=c%20d+e",
                        "?keys=1&Key=2&xkey=3").map(FidelityHeads::target),
                Stream.of(FidelityRow.of(HEADERS, "of a request, all of them and no other", FidelityHeads::requestHeaders)))
                .flatMap(rows -> rows);
    }

    private static FidelityRow method(String method) {
        return FidelityRow.of(METHODS, method, wire -> {
            Arrived arrived = wire.cross(Sent.get().method(method), Answer.withoutBody(204, List.of())).atProvider();
            assertThat(arrived.start()).isEqualTo(method + ' ');
            assertThat(arrived.body()).isEmpty();
            assertThat(arrived.all("transfer-encoding")).isEmpty();
            assertThat(arrived.all("content-length")).isSubsetOf("0");
        });
    }

    private static FidelityRow methodWithBody(String method) {
        return new FidelityRow(METHODS, method + " with a body", HELLO, Leg.ALL, wire -> {
            Arrived arrived = wire.cross(Sent.post(HELLO).method(method), Answer.of(HELLO)).atProvider();
            assertThat(arrived.start()).isEqualTo(method + ' ');
            assertSame(arrived.body(), HELLO);
        });
    }

    private static FidelityRow target(String rest) {
        return FidelityRow.of(TARGETS, "`…" + rest + "`", wire -> assertThat(
                wire.cross(Sent.get().rest(rest), Answer.withoutBody(204, List.of())).atProvider().start())
                .isEqualTo("GET " + rest));
    }

    private static void requestHeaders(FidelityWire wire) throws Exception {
        List<String> own = List.of("accept: text/event-stream", "accept-encoding: gzip, br;q=0.5",
                "user-agent: OpenAI/1 (x; y)", "content-type: application/json", "anthropic-beta: one", "anthropic-beta: two",
                "x-stainless-arch: x64", "idempotency-key: 4f:\u00e9\u00ff", "x-empty:", "openai-organization: org-1",
                "cache-control: no-cache", "x-quoted: \"a,  b\";c='d'", "range: bytes=0-1", "if-none-match: \"e\"",
                "content-encoding: gzip", "priority: u=1", "x-request-id: mine");
        Arrived arrived = wire.cross(Sent.post(HELLO).headers(own), Answer.of(HELLO)).atProvider();
        assertThat(arrived.headers().stream().filter(header -> !CONNECTION.contains(Answer.name(header))))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(own.stream(), FidelityRows.added(wire.leg()).stream()).toList());
    }

    static Stream<FidelityRow> answers() {
        return Stream.of(
                FidelityRow.of(HEADERS, "of an answer, all that may cross", FidelityHeads::answerHeaders),
                FidelityRow.of(HEADERS, "trailers of an answer", FidelityHeads::trailers),
                FidelityRow.of(STATUSES, "every status from 200 to 599 that has a body", FidelityHeads::statuses),
                FidelityRow.of(STATUSES, "its reason", FidelityHeads::reason)
                        .onlyFrom(leg -> !leg.http2Caller && !leg.http2Provider()),
                FidelityRow.of(STATUSES, "100, 102 and 103 are not taken for the answer", FidelityHeads::interim)
                        .onlyFrom(Leg.HTTP1_PROVIDER),
                withoutBody(204, "204, without any framing"), withoutBody(205, "205, without a body"),
                withoutBody(304, "304, without any framing"),
                FidelityRow.of(STATUSES, "304, with the length of what was not sent", wire -> assertThat(
                        wire.cross(Sent.get(), Answer.withoutBody(304, List.of("content-length: 512"))).atCaller()
                                .all("content-length"))
                        .containsExactly("512")),
                FidelityRow.of(STATUSES, "HEAD, with the length of what was not sent", wire -> {
                    Arrived arrived = wire.cross(Sent.get().method("HEAD"),
                            Answer.withoutBody(200, List.of("content-length: 512", "x-a: b"))).atCaller();
                    assertThat(arrived.headers()).contains("content-length: 512", "x-a: b");
                    assertThat(arrived.body()).isEmpty();
                }));
    }

    private static FidelityRow withoutBody(int status, String name) {
        return FidelityRow.of(STATUSES, name, wire -> {
            List<String> headers = status == 205 ? List.of("x-a: b", "content-length: 0") : List.of("x-a: b");
            Arrived arrived = wire.cross(Sent.get(), Answer.withoutBody(status, headers)).atCaller();
            assertThat(arrived.start()).startsWith(String.valueOf(status));
            assertThat(arrived.headers()).containsAll(headers);
            assertThat(arrived.body()).isEmpty();
            assertThat(arrived.all("transfer-encoding")).isEmpty();
        });
    }

    private static void answerHeaders(FidelityWire wire) throws Exception {
        List<String> theirs = List.of("content-type: application/json; charset=utf-8", "x-request-id: req_1",
                "x-ratelimit-remaining: 5", "retry-after: 3", "x-twice: a", "x-twice: b, c", "etag: W/\"x\"", "x-empty:",
                "date: Sun, 22 Nov 2026 00:00:00 GMT", "server: provider", "vary: origin", "link: <a>; rel=\"b\"",
                "x-latin: \u00e9\u00ff", "openai-processing-ms: 9", "server-timing: model;dur=1", "location: /a?b#c");
        Arrived arrived = wire.cross(Sent.get(), Answer.of(HELLO).headers(theirs)).atCaller();
        assertThat(arrived.headers()).containsAll(theirs);
        assertThat(arrived.all("x-twice")).containsExactly("a", "b, c");
    }

    private static void trailers(FidelityWire wire) throws Exception {
        Arrived arrived = wire.cross(Sent.get(), Answer.of(HELLO).end(End.CHUNKED).trailers(List.of("x-checksum: abc",
                "x-usage: 1, 2"))).atCaller();
        assertSame(arrived.body(), HELLO);
        assertThat(arrived.trailers()).containsExactly("x-checksum: abc", "x-usage: 1, 2");
    }

    private static void statuses(FidelityWire wire) throws Exception {
        for (int status : IntStream.rangeClosed(200, 599).filter(each -> each != 204 && each != 205 && each != 304).toArray()) {
            Arrived arrived = wire.cross(Sent.get(), Answer.of(HELLO).status(status)).atCaller();
            assertThat(arrived.start()).startsWith(String.valueOf(status));
            assertSame(arrived.body(), HELLO);
            assertThat(arrived.all("passthrough-error")).isEmpty();
        }
    }

    private static void reason(FidelityWire wire) throws Exception {
        for (int status : List.of(200, 404, 418, 429, 599)) {
            assertThat(wire.cross(Sent.get(), Answer.of(HELLO).status(status)).atCaller().start())
                    .isEqualTo(status + " Of its own");
        }
    }

    private static void interim(FidelityWire wire) throws Exception {
        for (String before : List.of("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n")) {
            Arrived arrived = wire.crossAfter(before, Sent.get(), Answer.of(HELLO)).atCaller();
            assertThat(arrived.start()).startsWith("200");
            assertThat(arrived.all("link")).isEmpty();
            assertSame(arrived.body(), HELLO);
        }
    }
}
