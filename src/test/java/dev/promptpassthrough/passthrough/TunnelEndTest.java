package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: a WebSocket ends on both sides as it ended on one, and gives everything back. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TunnelEndTest extends WebSocketTest {

    static Stream<Arguments> waysToLeave() {
        return Stream.of(Arguments.of("FIN", (Consumer<RawClient>) RawClient::close),
                Arguments.of("RST", (Consumer<RawClient>) RawClient::reset),
                Arguments.of("half-close", (Consumer<RawClient>) RawClient::halfClose));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToLeave")
    void shouldEndTheProvidersConnectionWithTheCallers(String how, Consumer<RawClient> leave) {
        CompletableFuture<String> end = new CompletableFuture<>();
        Scripted scripted = accepting(end);
        RawClient client = open("wire", scripted).send(Arrays.copyOf(MASKED_HELLO, 5));

        leave.accept(client);

        assertThat(get(end)).isEqualTo(how.equals("RST") ? "RST" : "FIN");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToLeave")
    void shouldStopTheProviderBeforeItHasAnswered(String how, Consumer<RawClient> leave) {
        Scripted scripted = upstream.on(Call::untilClosed);
        RawClient client = connect().send(handshake("wire", scripted));
        Call call = scripted.next();

        leave.accept(client);

        assertThat(call.closedByGateway()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToLeave")
    void shouldStopAProviderThatIsHeldUpForTheCaller(String how, Consumer<RawClient> leave) {
        Scripted scripted = upstream.on(endless());
        RawClient client = open(RawClient.connect(site, 16 * 1024), "wire", scripted);
        Call call = scripted.next();
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(10)).until(call::written,
                written -> written > 0 && written == call.written());

        leave.accept(client);

        assertThat(call.closedByGateway()).isTrue();
    }

    @Test
    void shouldDeliverWhatCameBeforeTheCallersEnd() throws Exception {
        byte[] up = random(5, 1024 * 1024);
        CompletableFuture<String> arrived = new CompletableFuture<>();
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            arrived.complete(sha256(call.readExactly(up.length)));
        });

        open("wire", scripted).send(up).close();

        assertThat(arrived.get(10, TimeUnit.SECONDS)).isEqualTo(sha256(up));
    }

    static Stream<Arguments> providersEnds() {
        return Stream.of(Arguments.of("FIN", (Script) Call::close, true),
                Arguments.of("half-close", (Script) call -> {
                    call.halfClose();
                    call.untilClosed();
                }, true),
                Arguments.of("RST", (Script) Call::reset, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("providersEnds")
    void shouldEndTheCallersConnectionWithTheProviders(String how, Script end, boolean inOrder) {
        CountDownLatch seen = new CountDownLatch(1);
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING).send(FRAGMENT).send(Arrays.copyOf(PING, 4));
            seen.await();
            end.play(call);
        });
        try (RawClient client = connect()) {
            WireHead head = client.send(handshake("wire", scripted)).readHead();
            // No frame but the provider's own: what ends without its closing frame looks like that here too.
            assertThat(client.readExactly(9)).isEqualTo(concat(FRAGMENT, Arrays.copyOf(PING, 4)));
            seen.countDown();

            WireResponse rest = client.readBody(head);

            assertThat(rest.body()).isEmpty();
            assertThat(rest.whole()).isEqualTo(inOrder);
        }
    }

    @Test
    void shouldHoldItsPermitForItsWholeLife() {
        CompletableFuture<String> end = new CompletableFuture<>();
        Scripted scripted = accepting(end);
        List<RawClient> open = new ArrayList<>();
        for (int i = 0; i < WireProviders.MAX_STREAMS_PER_USER; i++) {
            open.add(open("wire", scripted));
        }

        assertThat(limits.running()).isEqualTo(WireProviders.MAX_STREAMS_PER_USER);
        assertOwnError(exchange(handshake("wire", scripted)), 429, "too-many-streams");

        open.forEach(RawClient::close);
        await().atMost(Duration.ofSeconds(5)).until(() -> limits.running() == 0);
        open("wire", scripted).close();
    }

    @Test
    void shouldGiveEverythingBackAfterManyRandomDepartures() {
        Random random = new Random(11);
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            for (int i = 0; i < 20; i++) {
                call.send(new byte[random.nextInt(4_000)]);
            }
            if (random.nextInt(3) == 0) {
                call.reset();
            }
            call.untilClosed();
        });

        for (int i = 0; i < 100; i++) {
            RawClient client = connect();
            String request = handshake("wire", scripted);
            boolean whole = random.nextInt(4) > 0;
            client.send(whole ? request : request.substring(0, random.nextInt(request.length())));
            if (whole && random.nextBoolean()) {
                client.readHead();
            }
            if (random.nextBoolean()) {
                client.reset();
            } else {
                client.close();
            }
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> limits.running() == 0);
        assertThat(scripted.calls()).isNotEmpty().allMatch(Call::closedByGateway);
    }
}
