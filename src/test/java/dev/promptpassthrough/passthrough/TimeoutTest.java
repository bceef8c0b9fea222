package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Contract §4 and §5: no wait is without an end, and the caller is told which one it was. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TimeoutTest extends WireTest {

    @Test
    void shouldTellThatTheProviderDoesNotBeginToAnswer() {
        Scripted scripted = upstream.on(Call::untilClosed);

        WireResponse response = exchange(get("quick-head", scripted));

        assertOwnError(response, 504, "upstream-timeout");
        assertThat(response.text()).contains("did not begin to answer within 1.0 s");
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    /** The time is that of the whole head: no sign of life in between makes it longer. */
    static Stream<Arguments> headsWithoutEnd() {
        return Stream.of(
                head("byte by byte", call -> call.trickle("HTTP/1.1 200 OK\r\nX-Slow: " + "x".repeat(400))),
                head("interim answers", call -> {
                    while (true) {
                        call.send("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n");
                    }
                }));
    }

    private static Arguments head(String name, Script script) {
        return Arguments.of(name, script);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headsWithoutEnd")
    void shouldTellThatTheProviderDoesNotBeginToAnswerThoughItsHeadKeepsComing(String name, Script script) {
        Scripted scripted = upstream.on(script);

        WireResponse response = exchange(get("quick-head", scripted));

        assertOwnError(response, 504, "upstream-timeout");
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldTakeAHeadThatComesByteByByteInTime() {
        Scripted scripted = upstream.on(call -> call.trickle("HTTP/1.1 200 OK\r\n").send("Content-Length: 2\r\n\r\n{}"));

        assertThat(exchange(get("wire", scripted)).text()).isEqualTo("{}");
    }

    @Test
    void shouldBreakOffWhereTheProviderFallsSilent() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            call.untilClosed();
        });

        WireResponse response = exchange(get("quick-gap", scripted));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("data: 1\n\n");
        assertThat(response.whole()).isFalse();
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldBreakOffAnEndlessAnswer() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS);
            while (true) {
                call.chunk("data: 1\n\n");
            }
        });

        WireResponse response = exchange(get("quick-total", scripted));

        assertThat(response.whole()).isFalse();
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldTellThatTheBodyTakesTooLong() {
        Scripted scripted = upstream.on(Call::untilClosed);

        WireResponse response = exchange(head("POST", "wire", scripted) + "Content-Length: 10\r\n\r\nslow");

        assertOwnError(response, 504, "upstream-timeout");
        assertThat(response.text()).contains("body took too long");
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldBreakOffWhereTheCallerTakesNothing() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS);
            while (true) {
                call.chunk(new byte[64 * 1024]);
            }
        });
        try (RawClient client = RawClient.connect(site, 16 * 1024)) {
            client.send(get("wire", scripted));

            boolean closed = scripted.next().closedByGateway();

            assertThat(closed).isTrue();
            assertThat(client.readBody(client.readHead()).whole()).isFalse();
        }
    }
}
