package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: method, target, body, framing and end-to-end headers reach the provider unchanged. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class RequestFidelityTest extends WireTest {

    static Stream<Arguments> bodies() {
        byte[] binary = new byte[300_000];
        new Random(1).nextBytes(binary);
        return Stream.of(
                body("big integers", "{\"seed\":9007199254740993123456789,\"t\":1.10,\"e\":1E400}"),
                body("duplicate keys", "{\"a\":1,\"a\":2,\"model\":\"x\",\"model\":\"y\"}"),
                body("odd spacing", "\r\n\t {  \"a\" :\t[ 1 ,2 ]\n}  \r\n\r\n"),
                body("not JSON", "model=gpt&prompt=hi there \"{{"),
                body("empty", ""),
                body("byte order mark and UTF-8", "\u00ef\u00bb\u00bf{\"\u00c3\u00a9\":\"\u00f0\u009f\u0098\u0080\"}"),
                Arguments.of("binary", binary),
                body("multipart",
                        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bin\"\r\n\r\n\0\1\2\r\n--b--\r\n"),
                body("NDJSON", "{\"a\":1}\n{\"a\":2}\r\n\n{\"a\":3}"),
                body("looks like HTTP", "0\r\n\r\nGET /admin HTTP/1.1\r\nHost: x\r\n\r\n"));
    }

    private static Arguments body(String name, String latin1) {
        return Arguments.of(name, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldSendABodyOfKnownLengthUnchanged(String name, byte[] body) {
        Scripted scripted = upstream.on(RequestFidelityTest::takeAndAnswer);
        try (RawClient client = connect()) {
            client.send(head("POST", "wire", scripted) + "Content-Type: a/b; boundary=b\r\nContent-Length: " + body.length
                    + "\r\n\r\n").send(body);

            WireResponse response = client.readResponse();

            assertThat(response.status()).isEqualTo(200);
            Call call = scripted.next();
            assertThat(sha256(call.body())).isEqualTo(sha256(body));
            assertThat(call.head().all("Content-Length")).containsExactly(String.valueOf(body.length));
            assertThat(call.head().has("Transfer-Encoding")).isFalse();
            assertThat(call.head().first("Content-Type")).isEqualTo("a/b; boundary=b");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldSendAChunkedBodyUnchangedAndChunked(String name, byte[] body) {
        Scripted scripted = upstream.on(RequestFidelityTest::takeAndAnswer);
        try (RawClient client = connect()) {
            client.send(head("PUT", "wire", scripted) + "Transfer-Encoding: chunked\r\n\r\n").send(chunked(body, 7_001));

            WireResponse response = client.readResponse();

            assertThat(response.status()).isEqualTo(200);
            Call call = scripted.next();
            assertThat(sha256(call.body())).isEqualTo(sha256(body));
            assertThat(call.head().all("Transfer-Encoding")).containsExactly("chunked");
            assertThat(call.head().has("Content-Length")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" })
    void shouldSendTheMethodAndNoBodyWhereNoneCame(String method) {
        Scripted scripted = upstream.on(RequestFidelityTest::takeAndAnswer);

        WireResponse response = exchange(head(method, "wire", scripted) + "\r\n");

        assertThat(response.status()).isEqualTo(200);
        WireHead head = scripted.next().head();
        assertThat(head.method()).isEqualTo(method);
        assertThat(head.has("Transfer-Encoding")).isFalse();
        assertThat(head.all("Content-Length")).isSubsetOf("0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "DELETE", "OPTIONS" })
    void shouldSendABodyWithAnyMethod(String method) {
        Scripted scripted = upstream.on(RequestFidelityTest::takeAndAnswer);

        exchange(head(method, "wire", scripted) + "Content-Length: 5\r\n\r\nhello");

        assertThat(scripted.next().body()).asString().isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "/", "/v1/chat", "/a%20b", "/x:y@z,(1)*'!$&+=~",
            "?", "?a=1&a=2&b", "?q=%2F%3F%23%26", "?a;b=c;d", "?=&&=&x==y",
            "?u=http://h/p?x", "/models/m:generateContent?alt=sse", "?%61=%7e~", "?a+b=c%20d+e", "?keys=1&Key=2&xkey=3" })
    void shouldSendThePathAndTheQueryAsTheyCame(String rest) {
        Scripted scripted = upstream.on(RequestFidelityTest::takeAndAnswer);

        WireResponse response = exchange(head("GET", "wire/" + scripted.path() + rest) + "\r\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(scripted.next().head().target()).isEqualTo("/base/" + scripted.path() + rest);
    }

    @Test
    void shouldSendEveryEndToEndHeaderAndAddNoneButItsOwn() {
        Scripted scripted = upstream.on(RequestFidelityTest::takeAndAnswer);
        List<String> own = List.of("accept: text/event-stream", "accept-encoding: gzip, br;q=0.5",
                "user-agent: OpenAI/1 (x; y)",
                "content-type: application/json", "anthropic-beta: one", "anthropic-beta: two", "x-stainless-arch: x64",
                "idempotency-key: 4f:\u00e9\u00ff", "x-empty:", "openai-organization: org-1", "cache-control: no-cache",
                "x-quoted: \"a,  b\";c='d'", "range: bytes=0-1", "if-none-match: \"e\"", "content-encoding: gzip",
                "priority: u=1", "x-request-id: mine");

        exchange(head("POST", "wire", scripted) + String.join("\r\n", own) + "\r\nContent-Length: 2\r\n\r\n{}");

        List<String> gatewaysOwn = List.of("host: 127.0.0.1:" + upstream.port(), "content-length: 2", "x-static: static",
                "authorization: Bearer " + WireProviders.SECRET);
        assertThat(scripted.next().head().lines().stream().map(String::strip).toList())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(own.stream(), gatewaysOwn.stream()).toList());
    }

    @Test
    void shouldSendABodyOnAsItArrivesRatherThanWhenItIsWhole() throws Exception {
        Scripted scripted = upstream.on(call -> {
            call.readExactly(3);
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n").send(call.readExactly(3));
        });
        try (RawClient client = connect()) {
            client.send(head("POST", "wire", scripted) + "Content-Length: 6\r\n\r\none");
            scripted.next();
            WireHead head = client.readHead();

            client.send("two");

            assertThat(head.status()).isEqualTo(200);
            assertThat(client.readExactly(3)).asString().isEqualTo("two");
        }
    }

    @Test
    void shouldCallTheDefaultPathWhereNoneIsNamed() {
        upstream.strays().clear();

        exchange(head("GET", "wire/") + "\r\n");
        exchange(head("GET", "wire/?x=1") + "\r\n");
        exchange(head("GET", "wire-versioned/?x=1") + "\r\n");

        assertThat(upstream.strays()).containsExactly("GET /base/default/path HTTP/1.1",
                "GET /base/default/path?x=1 HTTP/1.1", "GET /base/chat?api-version=2&x=1 HTTP/1.1");
        upstream.strays().clear();
    }

    @Test
    void shouldKeepRequestsOfOneConnectionApart() {
        Scripted first = upstream.on(RequestFidelityTest::takeAndAnswer);
        Scripted second = upstream.on(RequestFidelityTest::takeAndAnswer);
        try (RawClient client = connect()) {
            client.send(post("wire", first, "{\"n\":1}") + post("wire", second, "{\"n\":2}") + get("wire", first));

            List<WireResponse> responses = List.of(client.readResponse(), client.readResponse(), client.readResponse());

            assertThat(responses).extracting(WireResponse::status).containsOnly(200);
            assertThat(first.calls()).hasSize(2);
            assertThat(first.next().body()).asString().isEqualTo("{\"n\":1}");
            assertThat(second.next().body()).asString().isEqualTo("{\"n\":2}");
        }
    }

    private static void takeAndAnswer(Call call) throws IOException {
        call.readBody();
        call.send(OK);
    }

    private static byte[] chunked(byte[] body, int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < body.length; i += size) {
            byte[] chunk = Arrays.copyOfRange(body, i, Math.min(i + size, body.length));
            out.writeBytes((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(chunk);
            out.writeBytes(new byte[] { '\r', '\n' });
        }
        out.writeBytes(LAST_CHUNK.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
