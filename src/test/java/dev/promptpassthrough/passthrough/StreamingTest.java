package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: each chunk goes out as it comes in, no faster than the other side takes it. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class StreamingTest extends WireTest {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void shouldPassEachEventOnBeforeTheNextIsWritten() {
        Semaphore seen = new Semaphore(0);
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS);
            for (int i = 0; i < 5; i++) {
                call.chunk("data: " + i + "\n\n");
                seen.acquire();
            }
            call.send(LAST_CHUNK);
        });
        try (RawClient client = connect()) {
            client.send(get("wire", scripted));
            client.readHead();

            List<String> events = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                events.add(new String(client.readChunk()));
                seen.release();
            }

            assertThat(events).containsExactly("data: 0\n\n", "data: 1\n\n", "data: 2\n\n", "data: 3\n\n", "data: 4\n\n");
            assertThat(client.readChunk()).isEmpty();
        }
    }

    @Test
    void shouldPassTheHeadOnBeforeTheFirstEvent() {
        CountDownLatch seen = new CountDownLatch(2);
        Scripted chunked = upstream.on(call -> {
            call.send(EVENTS);
            seen.await();
            call.chunk("data: 1\n\n").send(LAST_CHUNK);
        });
        Scripted known = upstream.on(call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n");
            seen.await();
            call.send("abc");
        });
        try (RawClient one = connect(); RawClient other = connect()) {
            one.send(get("wire", chunked));
            other.send(get("wire", known));

            assertThat(one.readHead().status()).isEqualTo(200);
            seen.countDown();
            assertThat(other.readHead().status()).isEqualTo(200);
            seen.countDown();

            assertThat(one.readChunk()).asString().isEqualTo("data: 1\n\n");
            assertThat(other.readExactly(3)).asString().isEqualTo("abc");
        }
    }

    @Test
    void shouldHoldTheProviderUpWhileTheCallerTakesNothing() {
        int blocks = 64;
        byte[] body = new byte[blocks * MEGABYTE];
        new Random(11).nextBytes(body);
        Scripted scripted = upstream.on(call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n");
            for (int i = 0; i < blocks; i++) {
                call.send(Arrays.copyOfRange(body, i * MEGABYTE, (i + 1) * MEGABYTE));
            }
        });
        try (RawClient client = RawClient.connect(site, 64 * 1024)) {
            client.send(get("wire", scripted));
            Call call = scripted.next();
            await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(10))
                    .until(() -> call.written(), written -> isUnchanged(call, written));
            long taken = call.written();

            WireResponse response = client.readResponse();

            assertThat(taken).as("bytes the gateway took meanwhile").isLessThan(32L * MEGABYTE);
            assertThat(response.whole()).isTrue();
            assertThat(sha256(response.body())).isEqualTo(sha256(body));
        }
    }

    private static boolean isUnchanged(Call call, long written) {
        return written > 0 && call.written() == written;
    }

    @Test
    void shouldNotBeLimitedByTheUsualFiveConnectionsToAHost() {
        CountDownLatch all = new CountDownLatch(20);
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            all.countDown();
            all.await();
            call.send(LAST_CHUNK);
        });
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(connect().send(get("wire", scripted)));
        }

        List<WireResponse> responses = clients.stream().map(RawClient::readResponse).toList();

        assertThat(responses).allMatch(WireResponse::whole).extracting(WireResponse::text).containsOnly("data: 1\n\n");
        clients.forEach(RawClient::close);
    }

    @Test
    void shouldDeliverAnAnswerThatComesWhileTheBodyIsStillBeingSent() {
        Scripted scripted = upstream.on(call -> {
            call.readExactly(1_000);
            call.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig");
            call.untilClosed();
        });
        byte[] rest = new byte[WireProviders.MAX_BODY - 1_000];
        Scripted next = upstream.on(call -> call.send(OK));
        try (RawClient client = connect()) {
            client.send(head("POST", "wire", scripted) + "Content-Length: " + WireProviders.MAX_BODY + "\r\n\r\n")
                    .send(new byte[1_000]);
            WireResponse early = client.readResponse();

            WireResponse following = client.send(rest).send(get("wire", next)).readResponse();

            assertThat(early.status()).isEqualTo(413);
            assertThat(early.text()).isEqualTo("big");
            assertThat(scripted.next().closedByGateway()).isTrue();
            assertThat(following.status()).isEqualTo(200);
        }
    }
}
