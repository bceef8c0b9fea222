package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: an open WebSocket is piped as it is, and held back where one side is slow. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TunnelTest extends WebSocketTest {

    private static final int LARGE = 24 * 1024 * 1024;

    @Test
    void shouldPassEveryKindOfFrameOnAsItIs() {
        Scripted scripted = upstream.on(call -> {
            // Together with the head, as a provider may.
            call.send(concat(SWITCHING.getBytes(), FRAGMENT, PING));
            call.send(call.readExactly(MASKED_HELLO.length));
            call.send(concat(LAST_FRAGMENT, CLOSE)).close();
        });
        try (RawClient client = connect()) {
            WireHead head = client.send(handshake("wire", scripted)).readHead();
            assertThat(client.readExactly(12)).isEqualTo(concat(FRAGMENT, PING));
            client.send(Arrays.copyOf(MASKED_HELLO, 3)).send(Arrays.copyOfRange(MASKED_HELLO, 3, MASKED_HELLO.length));

            WireResponse rest = client.readBody(head);

            assertThat(rest.body()).isEqualTo(concat(MASKED_HELLO, LAST_FRAGMENT, CLOSE));
            assertThat(rest.whole()).isTrue();
        }
    }

    @Test
    void shouldPassManyBytesOnBothWaysAtOnce() throws Exception {
        byte[] up = random(1, LARGE);
        byte[] down = random(2, LARGE);
        CompletableFuture<String> arrived = new CompletableFuture<>();
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(call, down));
            arrived.complete(sha256(call.readExactly(up.length)));
            sending.join();
            call.close();
        });
        try (RawClient client = connect()) {
            WireHead head = client.send(handshake("wire", scripted)).readHead();
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> client.send(up));

            WireResponse received = client.readBody(head);

            assertThat(sha256(received.body())).isEqualTo(sha256(down));
            assertThat(arrived.get(20, TimeUnit.SECONDS)).isEqualTo(sha256(up));
            sending.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldHoldTheProviderBackForASlowCaller() {
        byte[] down = random(3, LARGE);
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            for (int i = 0; i < down.length; i += 64 * 1024) {
                call.send(Arrays.copyOfRange(down, i, i + 64 * 1024));
            }
            call.close();
        });
        try (RawClient client = RawClient.connect(site, 16 * 1024)) {
            WireHead head = client.send(handshake("wire", scripted)).readHead();
            Call call = scripted.next();
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(10)).until(call::written,
                    written -> written > 0 && written == call.written());
            assertThat(call.written()).as("taken from the provider").isLessThan(LARGE / 2);

            WireResponse received = client.readBody(head);

            assertThat(sha256(received.body())).isEqualTo(sha256(down));
            assertThat(received.whole()).isTrue();
        }
    }

    @Test
    void shouldHoldTheCallerBackForASlowProvider() throws Exception {
        byte[] up = random(4, LARGE);
        AtomicLong sent = new AtomicLong();
        CountDownLatch mayRead = new CountDownLatch(1);
        CompletableFuture<String> arrived = new CompletableFuture<>();
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            mayRead.await();
            arrived.complete(sha256(call.readExactly(up.length)));
        });
        try (RawClient client = open("wire", scripted)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < up.length; i += 64 * 1024) {
                    client.send(Arrays.copyOfRange(up, i, i + 64 * 1024));
                    sent.addAndGet(64 * 1024);
                }
            });
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(10)).until(sent::get,
                    count -> count > 0 && count == sent.get());
            assertThat(sent.get()).as("taken from the caller").isLessThan(LARGE);

            mayRead.countDown();

            assertThat(arrived.get(20, TimeUnit.SECONDS)).isEqualTo(sha256(up));
            sending.get(20, TimeUnit.SECONDS);
        }
    }

    private static void sendAll(Call call, byte[] bytes) {
        try {
            call.send(bytes);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
