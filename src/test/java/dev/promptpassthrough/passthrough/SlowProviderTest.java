package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Contract §4: back-pressure, with a body of several times what the sockets on the way hold by themselves. */
@QuarkusTest
@WithTestResource(WireProviders.class)
@TestProfile(SlowProviderTest.LargeBodies.class)
class SlowProviderTest extends WireTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int BLOCKS = 64;
    /** On Linux two sockets that send hold up to 4 MiB each, two that receive up to 6; the gateway itself next to nothing. */
    private static final int MOST_BLOCKS_ON_THE_WAY = 24;

    public static class LargeBodies implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("passthrough.limits.max-request-body", BLOCKS + "M");
        }
    }

    /** What the caller does not get rid of is not in the gateway's memory. */
    @Test
    void shouldHoldTheCallerUpUntilTheProviderReadsAgain() throws Exception {
        CountDownLatch reads = new CountDownLatch(1);
        MessageDigest arrived = MessageDigest.getInstance("SHA-256");
        Scripted scripted = upstream.on(call -> {
            arrived.update(call.readExactly(MEGABYTE));
            reads.await();
            for (int i = 1; i < BLOCKS; i++) {
                arrived.update(call.readExactly(MEGABYTE));
            }
            call.send(OK);
        });
        AtomicInteger taken = new AtomicInteger();
        try (RawClient client = connect()) {
            client.send(head("POST", "wire", scripted) + "Content-Length: " + BLOCKS * MEGABYTE + "\r\n\r\n");
            CompletableFuture<String> left = CompletableFuture.supplyAsync(() -> sendBlocks(client, taken));
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(15)).until(taken::get,
                    blocks -> blocks > 0 && blocks == taken.get());
            int takenMeanwhile = taken.get();

            reads.countDown();
            WireResponse response = client.readResponse();

            assertThat(takenMeanwhile).as("MiB that the gateway took meanwhile").isLessThan(MOST_BLOCKS_ON_THE_WAY);
            assertThat(response.status()).isEqualTo(200);
            assertThat(HexFormat.of().formatHex(arrived.digest())).isEqualTo(left.join());
        }
    }

    private static String sendBlocks(RawClient client, AtomicInteger taken) {
        byte[] all = new byte[BLOCKS * MEGABYTE];
        new Random(7).nextBytes(all);
        for (int i = 0; i < BLOCKS; i++) {
            client.send(Arrays.copyOfRange(all, i * MEGABYTE, (i + 1) * MEGABYTE));
            taken.incrementAndGet();
        }
        return sha256(all);
    }
}
