package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: what tells the caller where an answer ends, on connections that go on. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class ResponseFramingTest extends WireTest {

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

    /** RFC 9112 §6.3: it has no body, whatever it says; what follows belongs to nobody. */
    @Test
    void shouldReturnNoContentThoughTheProviderFramesOne() {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello"));
        Scripted next = upstream.on(call -> call.send(OK));
        try (RawClient client = connect()) {
            client.send(get("wire", scripted));

            WireHead head = client.readHead();

            assertThat(head.status()).isEqualTo(204);
            assertThat(head.has("Content-Length")).isFalse();
            assertThat(head.has("Transfer-Encoding")).isFalse();
            assertThat(client.send(get("wire", next)).readResponse().text()).isEqualTo("{}");
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
    void shouldReturnTrailersButNoneThatMayNotCross() {
        Scripted scripted = upstream.on(call -> call.send(EVENTS).chunk("data: 1\n\n")
                .send("0\r\nX-Checksum: abc\r\nSet-Cookie: a=b\r\nPassthrough-Error: internal\r\n\r\n"));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.trailers()).containsIgnoringCase("x-checksum: abc").doesNotContainIgnoringCase("set-cookie")
                .doesNotContainIgnoringCase("passthrough-error");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-A: b\0c", "X-A: \u000b", "X-A: b\rSet-Cookie: c=d", "X(: a", "X\u00e9: a", "X A: a", ": a",
            "X-A",
            "X\0: a", " X-A: folded" })
    void shouldNotBeHeldUpByTrailersThatAreNone(String trailer) {
        Scripted scripted = upstream.on(call -> call.send(EVENTS).chunk("data: 1\n\n").send("0\r\n" + trailer + "\r\n\r\n"));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.whole() ? response.text() : "data: 1\n\n").isEqualTo("data: 1\n\n");
        assertThat(response.trailers()).doesNotContainIgnoringCase("set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-A: \u000b", "X(: a", "X\u00e9: a", "X A: a", ": a", "X-A", "X\0: a", "X;A: a" })
    void shouldNotTakeTheBlameForAHeadThatIsNone(String header) {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: 2\r\n\r\n{}"));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.status()).as(response.text()).isIn(200, 502);
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

    @Test
    void shouldSkipWhatTheProviderSaysBeforeItsAnswer() {
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + OK));

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{}");
    }
}
