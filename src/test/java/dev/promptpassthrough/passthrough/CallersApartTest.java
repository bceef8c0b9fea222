package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** No byte of one caller's exchange reaches another, though they share connections to the provider. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class CallersApartTest extends WireTest {

    @Inject
    StreamLimits limits;

    private static final String ANOTHERS = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nLEAKED";

    static Stream<String> surpluses() {
        return Stream.of("LEAKED", "\r\n", ANOTHERS, ANOTHERS + ANOTHERS, "HTTP/1.1 200 OK\r\nX-LEAKED: ",
                "HTTP/1.1 200 OK\r\nX-LEAKED: 1\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nLEAKED",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nLEAKED\r\n");
    }

    @ParameterizedTest
    @MethodSource("surpluses")
    void shouldDropWhatComesTogetherWithAnAnswersEnd(String surplus) {
        Scripted bad = upstream.on(call -> call.send(OK + surplus).untilClosed());
        Scripted good = upstream.on(call -> call.send(OK));

        assertThat(exchange(get("one-connection", bad)).text()).isEqualTo("{}");
        WireResponse next = exchange(get("one-connection", good));

        assertUntouched(next);
        assertThat(bad.next().closedByGateway()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("surpluses")
    void shouldDropItAfterAChunkedAnswerToo(String surplus) {
        Scripted bad = upstream.on(call -> call.send(EVENTS + "2\r\n{}\r\n" + LAST_CHUNK + surplus).untilClosed());
        Scripted good = upstream.on(call -> call.send(OK));

        assertThat(exchange(get("one-connection", bad)).text()).isEqualTo("{}");

        assertUntouched(exchange(get("one-connection", good)));
    }

    @ParameterizedTest
    @MethodSource("surpluses")
    void shouldNeverGiveItToWhoWaitsForThatConnection(String surplus) {
        CountDownLatch waiting = new CountDownLatch(1);
        Scripted bad = upstream.on(call -> {
            waiting.await();
            call.send(OK + surplus).untilClosed();
        });
        Scripted good = upstream.on(call -> call.send(OK));
        try (RawClient first = connect(); RawClient second = connect()) {
            first.send(get("one-connection", bad));
            bad.next();
            second.send(anonymous("GET", "one-connection/" + good.path()) + "x-api-key: " + SignIn.token("bob") + "\r\n\r\n");
            await().atMost(Duration.ofSeconds(10)).until(() -> limits.running() == 2);
            waiting.countDown();

            assertThat(first.readResponse().text()).isEqualTo("{}");
            WireResponse other = second.readResponse();

            assertThat(other.head() + other.text()).doesNotContain("LEAKED");
        }
    }

    @ParameterizedTest
    @MethodSource("surpluses")
    void shouldCloseAConnectionOnWhichSomethingComesUnasked(String surplus) {
        CountDownLatch answered = new CountDownLatch(1);
        Scripted bad = upstream.on(call -> {
            call.send(OK);
            answered.await();
            call.send(surplus).untilClosed();
        });
        Scripted good = upstream.on(call -> call.send(OK));

        assertThat(exchange(get("one-connection", bad)).text()).isEqualTo("{}");
        answered.countDown();

        assertThat(bad.next().closedByGateway()).isTrue();
        assertUntouched(exchange(get("one-connection", good)));
    }

    @Test
    void shouldKeepAConnectionAfterASoundAnswer() {
        Scripted good = upstream.on(call -> {
            call.readBody();
            call.send("HTTP/1.1 100 Continue\r\n\r\n").send(OK);
        });
        exchange(post("one-connection", good, "{}"));
        int before = upstream.connections();

        for (int i = 0; i < 10; i++) {
            assertUntouched(exchange(post("one-connection", good, "{}")));
        }

        assertThat(upstream.connections()).isEqualTo(before);
    }

    /** Each caller's answer tells whose it is, many of them leave in the middle, and the rest must see only their own. */
    @ParameterizedTest
    @ValueSource(longs = { 1, 2 })
    void shouldKeepCallersApartWhoeverLeavesInTheMiddle(long seed) {
        Random random = new Random(seed);
        Scripted scripted = upstream.on(CallersApartTest::echoInEvents);
        List<RawClient> stay = new ArrayList<>();
        List<String> names = new ArrayList<>();

        for (int i = 0; i < 200; i++) {
            String name = "canary-" + seed + "-" + i + ".";
            RawClient client = connect();
            client.send(post("wire", scripted, name));
            if (random.nextInt(3) > 0) {
                WireHead head = random.nextBoolean() ? client.readHead() : null;
                if (head != null && head.status() == 200) {
                    assertThat(client.readChunk()).asString().isEqualTo(name);
                }
                client.reset();
            } else {
                stay.add(client);
                names.add(name);
            }
            if (stay.size() > 4 || i == 199) {
                while (!stay.isEmpty()) {
                    try (RawClient staying = stay.remove(0)) {
                        assertThat(staying.readResponse().text()).isEqualTo(names.remove(0).repeat(5));
                    }
                }
            }
        }
    }

    /** A caller may have all of its answer before the gateway has seen its end, and be gone by then. */
    @Test
    void shouldNotTakeAConnectionFromAnotherWhereACallerLeavesWithItsAnswer() throws Exception {
        Scripted scripted = upstream.on(call -> call.send(OK));
        String request = get("wire", scripted);
        Callable<Set<Integer>> hurry = () -> IntStream.range(0, 400).mapToObj(i -> exchange(request).status())
                .collect(Collectors.toSet());
        ExecutorService callers = Executors.newFixedThreadPool(3);
        try {
            for (Future<Set<Integer>> statuses : callers.invokeAll(List.of(hurry, hurry, hurry))) {
                assertThat(statuses.get()).containsExactly(200);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static void echoInEvents(Call call) throws java.io.IOException {
        byte[] name = call.readBody();
        call.send(EVENTS);
        for (int i = 0; i < 5; i++) {
            call.chunk(name);
        }
        call.send(LAST_CHUNK);
    }

    private static void assertUntouched(WireResponse response) {
        assertThat(response.head() + response.text()).doesNotContain("LEAKED");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{}");
    }
}
