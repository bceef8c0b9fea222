package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream.Script;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: a WebSocket that keeps one waiting for too long is broken off, and one that is in use is not. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TunnelTimeTest extends WebSocketTest {

    static Stream<Arguments> endsWithoutAnAnswer() {
        return Stream.of(Arguments.of("FIN", (Script) Call::close), Arguments.of("RST", (Script) Call::reset),
                Arguments.of("garbage", (Script) call -> call.send("\u0001\u0002 no HTTP\r\n\r\n").close()),
                Arguments.of("half a head", (Script) call -> call.send("HTTP/1.1 101 Switching").close()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endsWithoutAnAnswer")
    void shouldTellOfAProviderThatDoesNotAnswer(String how, Script end) {
        Scripted scripted = upstream.on(end);

        assertOwnError(exchange(handshake("wire", scripted)), 502, "upstream-protocol");
    }

    @Test
    void shouldTellOfAProviderThatTakesTooLongToAnswer() {
        Scripted scripted = upstream.on(Call::untilClosed);

        assertOwnError(exchange(handshake("quick-head", scripted)), 504, "upstream-timeout");
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldBreakOffWhereBothFallSilent() {
        CompletableFuture<String> end = new CompletableFuture<>();
        Scripted scripted = accepting(end);
        try (RawClient client = connect()) {
            WireHead head = client.send(handshake("quick-gap", scripted)).readHead();

            assertThat(client.readBody(head).whole()).isFalse();
            assertThat(get(end)).isEqualTo("RST");
        }
    }

    @Test
    void shouldGoOnWhileEitherSpeaks() {
        AtomicLong arrived = new AtomicLong();
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            while (true) {
                call.readExactly(MASKED_HELLO.length);
                arrived.incrementAndGet();
            }
        });
        try (RawClient client = open("quick-gap", scripted)) {
            // Longer than the gap, in which the provider does not say a word.
            await().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(20)).until(() -> {
                client.send(MASKED_HELLO);
                return arrived.get() > 20;
            });
        }
    }

    @Test
    void shouldBreakOffWhatTakesTooLongInAll() {
        Scripted scripted = upstream.on(endless());
        try (RawClient client = connect()) {
            WireHead head = client.send(handshake("quick-total", scripted)).readHead();

            assertThat(client.readBody(head).whole()).isFalse();
            assertThat(scripted.next().closedByGateway()).isTrue();
        }
    }

    @Test
    void shouldBreakOffWhereTheCallerTakesNothing() {
        Scripted scripted = upstream.on(endless());
        try (RawClient client = RawClient.connect(site, 16 * 1024)) {
            WireHead head = client.send(handshake("wire", scripted)).readHead();

            assertThat(scripted.next().closedByGateway()).isTrue();
            assertThat(client.readBody(head).whole()).isFalse();
        }
    }

    @Test
    void shouldBreakOffWhereTheProviderTakesNothing() {
        CountDownLatch never = new CountDownLatch(1);
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            never.await();
        });
        try (RawClient client = open("wire", scripted)) {
            byte[] block = new byte[64 * 1024];
            assertThat(CompletableFuture.runAsync(() -> {
                while (true) {
                    client.send(block);
                }
            })).failsWithin(Duration.ofSeconds(15)).withThrowableThat().withCauseInstanceOf(UncheckedIOException.class);
        } finally {
            never.countDown();
        }
    }
}
