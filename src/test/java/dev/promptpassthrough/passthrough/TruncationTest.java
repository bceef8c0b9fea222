package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream.Script;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: an answer that is not whole never looks whole. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TruncationTest extends WireTest {

    private static final String KNOWN = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";

    static Stream<Arguments> cuts() {
        return Stream.of(
                cut("RST within chunks", EVENTS, call -> call.chunk("data: 1\n\n"), Call::reset),
                cut("FIN within chunks", EVENTS, call -> call.chunk("data: 1\n\n"), Call::close),
                cut("half-close within chunks", EVENTS, call -> call.chunk("data: 1\n\n"), Call::halfClose),
                cut("FIN within a chunk", EVENTS, call -> call.send("20\r\ndata: 1\n\n"), Call::close),
                cut("FIN before the last empty line", EVENTS, call -> call.chunk("data: 1\n\n").send("0\r\n"), Call::close),
                cut("bad chunk size", EVENTS, call -> call.chunk("data: 1\n\n"), call -> {
                    call.send("zz\r\n");
                    call.untilClosed();
                }),
                cut("too short with RST", KNOWN, call -> call.send("data: 1\n\n"), Call::reset),
                cut("too short with FIN", KNOWN, call -> call.send("data: 1\n\n"), Call::close));
    }

    private static Arguments cut(String name, String head, Script body, Script end) {
        return Arguments.of(name, head, body, end);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cuts")
    void shouldBreakOffWhereTheProviderDoes(String name, String head, Script body, Script end) {
        CountDownLatch seen = new CountDownLatch(1);
        Scripted scripted = upstream.on(call -> {
            call.send(head);
            body.play(call);
            seen.await();
            end.play(call);
        });
        try (RawClient client = connect()) {
            client.send(get("wire", scripted));
            var answer = client.readHead();
            seen.countDown();

            WireResponse response = client.readBody(answer);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.whole()).isFalse();
            assertThat("data: 1\n\n").startsWith(response.text());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cuts")
    void shouldNeverEndCleanlyWhereAllComesAtOnce(String name, String head, Script body, Script end) {
        Scripted scripted = upstream.on(call -> {
            call.send(head);
            body.play(call);
            end.play(call);
        });

        WireResponse response = exchange(get("wire", scripted));

        boolean refused = response.status() == 502 && "upstream-protocol".equals(response.head().first("Passthrough-Error"));
        assertThat(refused || !response.whole()).as(response.head() + response.text()).isTrue();
    }

    @Test
    void shouldTellAnOldClientByAReset() {
        CountDownLatch seen = new CountDownLatch(1);
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            seen.await();
            call.reset();
        });
        try (RawClient client = connect()) {
            client.send(get("wire", scripted).replace("HTTP/1.1", "HTTP/1.0"));
            var answer = client.readHead();
            seen.countDown();

            WireResponse response = client.readBody(answer);

            assertThat(response.whole()).isFalse();
        }
    }
}
