package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.passthrough.UpstreamAddresses.Names;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.Credential;
import dev.promptpassthrough.provider.Family;
import dev.promptpassthrough.provider.Limits;
import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Where a provider's name may lead, asked anew for new connections, and never for longer than a connection may take. */
class UpstreamAddressesTest {

    private static final String PUBLIC = "93.184.216.34";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
            "100.100.100.200", "192.0.0.192", "::1", "::", "fe80::1", "fd00:ec2::254", "::ffff:169.254.169.254",
            "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "2002:7f00:1::", "2001:0:a00:1::1", "::127.0.0.1" })
    void shouldRefuseANameThatLeadsToAPrivateAddress(String address) {
        assertThatThrownBy(() -> resolve(addresses(host -> all(address)))).hasCauseInstanceOf(ProblemException.class)
                .hasMessageContaining("not public");
    }

    @Test
    void shouldRefuseANameOfWhichOneAddressIsPrivate() {
        assertThatThrownBy(() -> resolve(addresses(host -> all(PUBLIC, "2606:4700::1111", "127.0.0.1"))))
                .hasCauseInstanceOf(ProblemException.class);
    }

    /** DNS rebinding: the name is fine when it is first asked for, and leads elsewhere later. */
    @Test
    void shouldCheckANameThatComesOutDifferentLater() throws Exception {
        Queue<String> answers = new ArrayDeque<>(List.of(PUBLIC, "169.254.169.254"));
        UpstreamAddresses addresses = addresses(host -> all(answers.remove()));

        List<InetAddress> first = resolve(addresses);
        List<InetAddress> kept = resolve(addresses);
        addresses.forget();

        assertThat(first).isEqualTo(kept).extracting(InetAddress::getHostAddress).containsExactly(PUBLIC);
        assertThatThrownBy(() -> resolve(addresses)).hasCauseInstanceOf(ProblemException.class);
    }

    @Test
    void shouldTellThatANameDoesNotExistAndAskAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        UpstreamAddresses addresses = addresses(host -> {
            if (asked.getAndIncrement() == 0) {
                throw new UnknownHostException(host);
            }
            return all(PUBLIC);
        });

        assertThatThrownBy(() -> resolve(addresses)).hasMessageContaining("could not be resolved");
        assertThat(resolve(addresses)).hasSize(1);
    }

    @Test
    void shouldNotWaitForASlowNameLongerThanForAConnection() {
        CountDownLatch never = new CountDownLatch(1);
        UpstreamAddresses addresses = addresses(host -> {
            await(never);
            return all(PUBLIC);
        });

        assertThatThrownBy(() -> resolve(addresses)).hasCauseInstanceOf(TimeoutException.class);
        never.countDown();
    }

    @Test
    void shouldAskOnceForAllWhoWaitAndAnswerEachWhereItIs() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        UpstreamAddresses addresses = addresses(host -> {
            asked.incrementAndGet();
            await(waiting);
            return all(PUBLIC);
        });
        List<CompletableFuture<Boolean>> answeredAtHome = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            CompletableFuture<Boolean> atHome = new CompletableFuture<>();
            CountDownLatch began = new CountDownLatch(1);
            new Thread(() -> vertx.getOrCreateContext().runOnContext(run -> {
                Context own = Vertx.currentContext();
                addresses.resolve().onComplete(result -> atHome.complete(own == Vertx.currentContext()));
                began.countDown();
            })).start();
            await(began);
            answeredAtHome.add(atHome);
        }
        waiting.countDown();

        for (CompletableFuture<Boolean> atHome : answeredAtHome) {
            assertThat(atHome.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(asked).hasValue(1);
    }

    private UpstreamAddresses addresses(Names names) {
        Limits limits = new Limits(Duration.ofMillis(500), Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9),
                1);
        return new UpstreamAddresses(vertx, new Provider("p", null, Family.OTHER, URI.create("https://provider.example/"), "",
                new Credential.None(), Map.of(), false, new Provider.Access(Set.of(), Set.of(), false), limits, null), names);
    }

    private List<InetAddress> resolve(UpstreamAddresses addresses) throws Exception {
        CompletableFuture<List<InetAddress>> resolved = new CompletableFuture<>();
        vertx.runOnContext(run -> addresses.resolve().onSuccess(resolved::complete)
                .onFailure(resolved::completeExceptionally));
        return resolved.get(10, TimeUnit.SECONDS);
    }

    private static InetAddress[] all(String... addresses) {
        return Arrays.stream(addresses).map(UpstreamAddressesTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("waited for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
