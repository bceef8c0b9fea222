package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.CredentialProviders;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.TokenEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** E4 of the threat table: a new key is in force soon, without a restart, and nobody's stream is hurt. */
@QuarkusTest
@WithTestResource(CredentialProviders.class)
class RotationTest extends WireTest {

    private static final int CALLERS = 6;
    private static final Duration SOON = Duration.ofSeconds(5);

    TokenEndpoint endpoint;
    CredentialProviders.SecretFolder secrets;

    @Test
    void shouldTakeANewKeyUnderLoadWithoutLosingARequestOrAStream() throws Exception {
        CountDownLatch rotated = new CountDownLatch(1);
        Scripted stream = upstream.on(call -> {
            call.send(EVENTS).chunk("data: before\n\n");
            rotated.await(30, TimeUnit.SECONDS);
            call.chunk("data: after\n\n").send(LAST_CHUNK);
        });
        Scripted load = upstream.on(RotationTest::takeAndAnswer);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger failed = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (RawClient listener = connect()) {
            listener.send(get("rotating", stream)).readHead();
            assertThat(new String(listener.readChunk(), StandardCharsets.UTF_8)).isEqualTo("data: before\n\n");
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                running.add(callers.submit(() -> keepCalling(load, enough, failed)));
            }
            for (int key = 1; key <= 3; key++) {
                secrets.write("rotating", "key-" + key + "\n");
                String inForce = "Bearer key-" + key;
                Awaitility.await().atMost(SOON).until(() -> last(load).equals(inForce));
            }
            enough.set(true);
            for (Future<?> caller : running) {
                caller.get(10, TimeUnit.SECONDS);
            }
            rotated.countDown();

            assertThat(new String(listener.readChunk(), StandardCharsets.UTF_8)).isEqualTo("data: after\n\n");
            assertThat(listener.readChunk()).isEmpty();
        } finally {
            callers.shutdownNow();
        }
        assertThat(failed).hasValue(0);
        assertThat(load.calls()).hasSizeGreaterThan(50).extracting(call -> call.head().first("Authorization"))
                .allMatch(value -> value.matches("Bearer key-[0-3]"));
    }

    @Test
    void shouldBuyANewTokenWhenTheSecretChanges() {
        Scripted scripted = upstream.on(RotationTest::takeAndAnswer);
        exchange(get("entra-rotating", scripted));
        String first = scripted.next().head().first("Authorization");

        secrets.write("rotating-entra", "second-secret");

        Awaitility.await().atMost(SOON).until(() -> {
            assertThat(exchange(get("entra-rotating", scripted)).status()).isEqualTo(200);
            return !scripted.next().head().first("Authorization").equals(first);
        });
        assertThat(endpoint.asked()).filteredOn(asked -> asked.path().startsWith("/rotating"))
                .extracting(asked -> asked.form().get("client_secret")).containsExactly("first-secret", "second-secret");
    }

    @Test
    void shouldActivateAProviderWhenItsSecretFileAppears() {
        Scripted scripted = upstream.on(RotationTest::takeAndAnswer);
        assertOwnError(exchange(get("late", scripted)), 503, "provider-inactive");

        secrets.write("late", "late-key");

        Awaitility.await().atMost(SOON).until(() -> exchange(get("late", scripted)).status() == 200);
        assertThat(scripted.next().head().first("Authorization")).isEqualTo("Bearer late-key");
    }

    private void keepCalling(Scripted load, AtomicBoolean enough, AtomicInteger failed) {
        String request = get("rotating", load);
        try (RawClient client = connect()) {
            while (!enough.get()) {
                if (client.send(request).readResponse().status() != 200) {
                    failed.incrementAndGet();
                }
            }
        } catch (RuntimeException | AssertionError e) {
            failed.incrementAndGet();
        }
    }

    private static String last(Scripted scripted) {
        List<Call> calls = scripted.calls();
        return calls.isEmpty() ? "" : calls.get(calls.size() - 1).head().first("Authorization");
    }

    private static void takeAndAnswer(Call call) throws IOException {
        call.readBody();
        call.send(OK);
    }
}
