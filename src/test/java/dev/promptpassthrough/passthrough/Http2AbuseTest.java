package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.RawHttp2;
import dev.promptpassthrough.testsupport.RawHttp2.Frame;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** RFC 9113 §8: an ill-formed request is no request; a flood of frames ends its own connection and disturbs no other. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class Http2AbuseTest extends WireTest {

    @TestHTTPResource(value = "/", tls = true)
    URI secureSite;

    @Test
    void shouldTakeASoundRequest() {
        AtomicInteger whole = new AtomicInteger();
        Scripted scripted = countsWholeRequests(whole);
        try (RawHttp2 client = RawHttp2.connect(secureSite)) {
            client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, RawHttp2.fields(fields(scripted, "content-length: 5")))
                    .send(RawHttp2.DATA, RawHttp2.END_STREAM, 1, "hello".getBytes());

            assertThat(client.awaitEnd(1).type()).isEqualTo(RawHttp2.HEADERS);
            assertThat(whole).hasValue(1);
        }
    }

    /** Each with a body of five bytes; {@code \r \n \0} stand for themselves, {@code -name} takes a field away. */
    @ParameterizedTest
    @ValueSource(strings = { "content-length: 3", "content-length: 7", "content-length: -5", "content-length: x",
            "content-length: 5, 6", "connection: x-hop", "connection: close", "transfer-encoding: chunked",
            "keep-alive: timeout=5", "proxy-connection: x", "upgrade: h2c", "te: gzip", "X-Upper: a",
            "x-a: b\\r\\nx-injected: c", "x-a: b\\nx-injected: c", "x-a: b\\0c", "x a: b", "x\\r\\ny: b", ":unknown: x",
            ":path: /elsewhere", ":method: GET", ":status: 200", "-:path", "-:method", "-:scheme", ":path: ",
            "host: evil.example", "-:authority", "expect: 200-maybe" })
    void shouldSendNothingOfAnIllFormedRequestOnAsOne(String oddity) {
        AtomicInteger whole = new AtomicInteger();
        Scripted scripted = countsWholeRequests(whole);
        List<String> fields = fields(scripted, oddity.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0"));
        try (RawHttp2 client = RawHttp2.connect(secureSite)) {
            client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, RawHttp2.fields(fields));
            client.trySend(RawHttp2.DATA, RawHttp2.END_STREAM, 1, "hello".getBytes());

            Frame end = client.awaitEnd(1);

            boolean answered = end != null && end.type() == RawHttp2.HEADERS;
            if (answered && whole.get() > 0) {
                // What is only superfluous may be dropped, but never crosses.
                String name = oddity.substring(0, oddity.indexOf(':'));
                assertThat(scripted.next().head().has(name)).as(oddity + " has crossed").isFalse();
                assertThat(oddity).matches("(connection|keep-alive|proxy-connection|upgrade|te|transfer-encoding|expect): .*");
            }
            assertThat(scripted.calls()).allSatisfy(call -> assertThat(call.head().has("x-injected")).isFalse());
        }
    }

    @Test
    void shouldEndAConnectionThatOpensAndResetsStreamsWithoutEnd() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        byte[] block = RawHttp2.fields(fields(scripted));
        assertEnded(client -> {
            for (int stream = 1; stream < 4_000; stream += 2) {
                if (!client.trySend(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, stream, block)
                        || !client.trySend(RawHttp2.RST_STREAM, 0, stream, new byte[] { 0, 0, 0, 8 })) {
                    return;
                }
            }
        });
    }

    @Test
    void shouldEndAConnectionWhoseHeaderNeverEnds() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        byte[] more = RawHttp2.fields(List.of("x-more: " + "x".repeat(1_000)));
        assertEnded(client -> {
            client.send(RawHttp2.HEADERS, 0, 1, RawHttp2.fields(fields(scripted)));
            for (int i = 0; i < 20_000 && client.trySend(RawHttp2.CONTINUATION, 0, 1, more); i++) {
                // Until it is enough.
            }
        });
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldEndAConnectionThatSendsEmptyContinuationsWithoutEnd() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        assertEnded(client -> {
            client.send(RawHttp2.HEADERS, 0, 1, RawHttp2.fields(fields(scripted)));
            for (int i = 0; i < 200_000 && client.trySend(RawHttp2.CONTINUATION, 0, 1, new byte[0]); i++) {
                // Until it is enough.
            }
        });
        assertThat(scripted.calls()).isEmpty();
    }

    /** Each has to be answered, and whoever reads no answer has the gateway keep them. */
    @ParameterizedTest
    @CsvSource({ RawHttp2.PING + ", 8", RawHttp2.SETTINGS + ", 0" })
    void shouldEndAConnectionThatAsksForAnswersWithoutEnd(int type, int length) {
        byte[] payload = new byte[length];
        assertEnded(client -> {
            for (int i = 0; i < 1_000_000 && client.trySend(type, 0, 0, payload); i++) {
                // Until it is enough.
            }
        });
    }

    @Test
    void shouldResetTheStreamOfACallerWhoseWindowLetsNearlyNothingThrough() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS);
            for (int i = 0; i < 100_000; i++) {
                call.chunk("data: " + "x".repeat(10_000) + "\n\n");
            }
        });
        List<String> fields = fields(scripted);
        fields.set(0, ":method: GET");
        try (RawHttp2 client = RawHttp2.connect(secureSite)) {
            client.send(RawHttp2.SETTINGS, 0, 0, new byte[] { 0, 4, 0, 0, 0, 1 }).send(RawHttp2.HEADERS,
                    RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 1, RawHttp2.fields(fields));

            assertThat(client.awaitEnd(1).type()).isEqualTo(RawHttp2.HEADERS);
            assertThat(client.awaitEnd(1).type()).isEqualTo(RawHttp2.RST_STREAM);
            assertThat(scripted.next().closedByGateway()).isTrue();
        }
    }

    private interface Flood {
        void over(RawHttp2 client);
    }

    private void assertEnded(Flood flood) {
        Scripted good = upstream.on(call -> call.send(OK));
        try (RawHttp2 client = RawHttp2.connect(secureSite)) {
            flood.over(client);

            assertThat(client.awaitGoodbye()).isTrue();
            assertThat(exchange(get("wire", good)).status()).as("another caller").isEqualTo(200);
        }
    }

    private Scripted countsWholeRequests(AtomicInteger whole) {
        return upstream.on(call -> {
            call.readBody();
            whole.incrementAndGet();
            call.send(OK);
        });
    }

    private List<String> fields(Scripted scripted, String... more) {
        List<String> fields = new ArrayList<>(List.of(":method: POST", ":scheme: https",
                ":authority: " + secureSite.getAuthority(), ":path: /api/v1/prompts/passthrough/wire/" + scripted.path(),
                "x-api-key: " + SignIn.token("alice")));
        for (String field : more) {
            if (field.startsWith("-")) {
                fields.removeIf(kept -> kept.startsWith(field.substring(1) + ": "));
            } else {
                fields.add(field);
            }
        }
        return fields;
    }
}
