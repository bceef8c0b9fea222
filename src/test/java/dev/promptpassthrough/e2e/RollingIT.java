package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.Balancer;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.FreePort;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.SteadyUpstream;
import dev.promptpassthrough.testsupport.WireResponse;

/**
 * Two replicas behind a load balancer are exchanged one after the other under load, and nobody notices; one crashes, and it
 * shows.
 */
@ExtendWith(KeycloakExtension.class)
class RollingIT {

    private static final int CALLS = 10_000;
    private static final Duration DELAY = Duration.ofSeconds(4);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final SteadyUpstream upstream = new SteadyUpstream();
    private final URI site = URI.create("http://localhost:" + FreePort.next());
    private final List<ApplicationLaunch> launches = new ArrayList<>();
    private final List<PackagedApplication> replicas = new ArrayList<>();
    private Balancer balancer;
    private String token;

    @BeforeEach
    void start(Keycloak keycloak) {
        Map<String, String> shared = Map.of("quarkus.oidc.token-state-manager.encryption-secret", UUID.randomUUID().toString(),
                "quarkus.oidc.authentication.state-secret", UUID.randomUUID().toString(),
                "passthrough.session.csrf-secret", UUID.randomUUID().toString(),
                "passthrough.site.base-url", site.toString(),
                "passthrough.providers.wire.base-url", "http://127.0.0.1:" + upstream.port() + "/",
                "passthrough.providers.wire.auth.scheme", "none",
                "passthrough.providers.wire.allow-private-address", "true",
                // A replica that starts on a busy machine must not take its identity provider for away.
                "quarkus.oidc.connection-timeout", "30s",
                "quarkus.shutdown.delay", DELAY.toSeconds() + "s", "quarkus.shutdown.timeout", TIMEOUT.toSeconds() + "s");
        IntStream.range(0, 2).forEach(i -> launches.add(ApplicationLaunch.production(keycloak)
                .onPort(FreePort.next()).with(shared)
                .with("quarkus.log.category.\"dev.promptpassthrough.access\".level", "WARN")));
        replicas.addAll(launches.parallelStream().map(ApplicationLaunch::start).toList());
        Map<Integer, URI> readiness = new TreeMap<>();
        replicas.forEach(replica -> readiness.put(port(replica), replica.managementUri().resolve("/q/health/ready")));
        balancer = Balancer.start(site.getPort(), readiness);
        keycloak.admin().allowApplication(site);
        token = keycloak.accessToken("carol");
    }

    @AfterEach
    void stop() {
        upstream.goOn();
        balancer.close();
        replicas.parallelStream().forEach(PackagedApplication::stop);
        upstream.close();
    }

    @Test
    void shouldExchangeReplicasUnderLoadWithoutAFailedCallOrACutStream() {
        // Given
        try (SteadyCallers callers = new SteadyCallers(() -> call("json"), () -> call("stream"))) {
            // When
            CookieBrowser browser = CookieBrowser.of(site);
            roll(0, () -> {
            });
            HttpResponse<String> form = browser.follow(browser.get("/dashboard/passthrough/"));
            roll(1, () -> {
                HttpResponse<String> page = browser.follow(browser.answerForm(form, "alice"));

                // Then
                assertThat(page.statusCode()).as("a sign-in that began before").isEqualTo(200);
                assertThat(browser.get("/api/v1/session").body()).contains("alice@example.com");
            });
            await().atMost(SOON).until(() -> callers.calls() >= CALLS && callers.streams() > 0);
            callers.finish();

            assertThat(callers.failures()).isEmpty();
            assertThat(callers.calls()).isGreaterThanOrEqualTo(CALLS);
            System.out
                    .println("Rolled two replicas: " + callers.calls() + " calls, " + callers.streams() + " streams, 0 failed");
        }
    }

    /** Takes one replica away and brings it back, as a cluster does when its image changes. */
    private void roll(int number, Runnable whileItIsAway) {
        PackagedApplication old = replicas.get(number);
        old.terminate();
        await().atMost(SOON).until(() -> !balancer.inRotation().contains(port(old)));
        assertThat(old.isRunning()).as("out of rotation while it still serves").isTrue();
        whileItIsAway.run();
        assertThat(old.awaitExit(DELAY.plus(TIMEOUT).plusSeconds(5))).isIn(0, 143);
        replicas.set(number, launches.get(number).start());
        await().atMost(SOON).until(() -> balancer.inRotation().size() == replicas.size());
    }

    @Test
    void shouldShowTheCrashOfAReplicaAsACutAndServeOnFromTheOther() {
        // Given
        List<RawClient> streams = IntStream.range(0, 8).mapToObj(i -> send("endless")).toList();
        assertThat(streams).allSatisfy(stream -> {
            assertThat(stream.readHead().status()).isEqualTo(200);
            assertThat(stream.readChunk()).asString().isEqualTo("data: 0\n\n");
        });

        // When
        replicas.get(0).kill();

        // Then
        await().atMost(SOON).until(() -> balancer.inRotation().equals(List.of(port(replicas.get(1)))));
        assertThat(IntStream.range(0, 50).mapToObj(i -> call("json"))).allMatch(WireResponse::whole)
                .allMatch(answer -> answer.status() == 200);
        upstream.goOn();
        List<Boolean> whole = streams.stream().map(RollingIT::endsWhole).toList();
        assertThat(whole).as("those of the replica that stays end well, the others are cut").contains(true, false);
    }

    /** Whether it ends by its last chunk, after all that the provider has sent. */
    private static boolean endsWhole(RawClient stream) {
        try (stream) {
            byte[] event = stream.readChunk();
            assertThat(event).as("a last chunk would be the clean end of half an answer").isNotEmpty();
            return stream.readChunk().length == 0;
        } catch (java.io.UncheckedIOException cut) {
            return false;
        }
    }

    private WireResponse call(String what) {
        try (RawClient client = send(what)) {
            return client.readResponse();
        }
    }

    private RawClient send(String what) {
        String body = "{\"model\":\"m\"}";
        return RawClient.connect(site).send("POST /api/v1/prompts/passthrough/wire/" + what + " HTTP/1.1\r\nHost: localhost:"
                + site.getPort() + "\r\n" + (what.equals("json") ? "Connection: close\r\n" : "")
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\nAuthorization: Bearer " + token
                + "\r\n\r\n" + body);
    }

    private static int port(PackagedApplication replica) {
        return replica.baseUri().getPort();
    }
}
