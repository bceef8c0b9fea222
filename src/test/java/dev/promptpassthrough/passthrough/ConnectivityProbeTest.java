package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.passthrough.ConnectivityProbe.Finding;
import dev.promptpassthrough.passthrough.ConnectivityProbe.Step;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.provider.Credential;
import dev.promptpassthrough.provider.Family;
import dev.promptpassthrough.provider.Limits;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.Secret;
import dev.promptpassthrough.testsupport.BlackHole;
import dev.promptpassthrough.testsupport.FreePort;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.TestKeys;
import io.vertx.core.Vertx;

@TestInstance(Lifecycle.PER_CLASS)
class ConnectivityProbeTest {

    private static final String SECRET = "sk-probe-0123456789abcdef";
    private static final int PATIENCE_SECONDS = 25;

    private Vertx vertx;
    private ConnectivityProbe probe;
    private ScriptedUpstream upstream;

    @BeforeAll
    void start() {
        vertx = Vertx.vertx();
        probe = new ConnectivityProbe(vertx);
        upstream = new ScriptedUpstream();
    }

    @AfterAll
    void stop() {
        upstream.close();
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 401, 404, 405, 503 })
    void shouldTellTheStatusOfAProviderThatAnswers(int status) {
        Scripted scripted = upstream
                .on(call -> call.send("HTTP/1.1 " + status + " Said\r\nContent-Length: 6\r\n\r\n" + "secret"));

        Finding finding = probe(at(upstream.port(), scripted.path()));

        assertThat(finding.failed()).isNull();
        assertThat(finding.status()).isEqualTo(status);
        assertThat(finding.times().name()).isNotNegative();
        assertThat(finding.times().connection()).isNotNegative();
        assertThat(finding.times().answer()).isNotNegative();
        assertThat(finding.toString()).doesNotContain("secret", SECRET);
    }

    @Test
    void shouldAskAsAnExchangeDoesOverAConnectionOfItsOwn() {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 204 No\r\n\r\n"));
        int before = upstream.connections();

        probe(at(upstream.port(), scripted.path() + "?api-version=2"));
        probe(at(upstream.port(), scripted.path() + "?api-version=2"));

        assertThat(scripted.calls()).hasSize(2).allSatisfy(call -> {
            assertThat(call.head().startLine()).isEqualTo("GET /base/" + scripted.path() + "?api-version=2 HTTP/1.1");
            assertThat(call.head().first("authorization")).isEqualTo("Bearer " + SECRET);
            assertThat(call.head().first("x-static")).isEqualTo("static");
        });
        assertThat(upstream.connections() - before).isEqualTo(2);
    }

    @Test
    void shouldReadNoMoreOfABodyThanItNeeds() {
        Scripted endless = upstream.on(call -> {
            call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                call.chunk("x".repeat(8 * 1024));
            }
        });

        Finding finding = probe(at(upstream.port(), endless.path()));

        assertThat(finding.failed()).isNull();
        assertThat(finding.times().total()).isLessThan(10_000);
    }

    @Test
    void shouldTellABodyThatBreaksOff() {
        Scripted broken = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf").close());

        assertFailed(probe(at(upstream.port(), broken.path())), Step.BODY, ProblemCode.UPSTREAM_PROTOCOL);
    }

    @Test
    void shouldTellSilence() {
        Scripted silent = upstream.on(call -> call.untilClosed());

        assertFailed(probe(at(upstream.port(), silent.path())), Step.ANSWER, ProblemCode.UPSTREAM_TIMEOUT);
    }

    @Test
    void shouldTellAnAnswerThatIsNotHttp() {
        Scripted strange = upstream.on(call -> call.send("220 mail.example ESMTP\r\n\r\n").close());

        assertFailed(probe(at(upstream.port(), strange.path())), Step.ANSWER, ProblemCode.UPSTREAM_PROTOCOL);
    }

    @Test
    void shouldTellAPortThatNobodyListensOn() {
        assertFailed(probe(at(FreePort.next(), "x")), Step.TCP, ProblemCode.UPSTREAM_UNREACHABLE);
    }

    @Test
    void shouldTellAFirewallThatDropsPackets() {
        try (BlackHole hole = new BlackHole()) {
            Assumptions.assumeTrue(hole.fill(), "this system refuses what Linux drops");

            assertFailed(probe(at(hole.port(), "x")), Step.TCP, ProblemCode.UPSTREAM_TIMEOUT);
        }
    }

    @Test
    void shouldTellANameThatIsUnknown() {
        assertFailed(probe(provider("http://no-such-host.invalid/", "x", true)), Step.NAME, ProblemCode.UPSTREAM_UNREACHABLE);
    }

    /** Whoever waits for the result must get one. */
    @Test
    void shouldFailWhereItCannotEvenBegin() {
        assertThat(probe.probe(null).toCompletionStage().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(PATIENCE_SECONDS));
    }

    @Test
    void shouldKeepToTheAddressPolicy() {
        int before = upstream.connections();

        Finding finding = probe(provider("https://127.0.0.1:" + upstream.port() + "/", "x", false));

        assertFailed(finding, Step.NAME, ProblemCode.UPSTREAM_UNREACHABLE);
        assertThat(finding.detail()).contains("not public");
        assertThat(upstream.connections()).isEqualTo(before);
    }

    @Test
    void shouldTellACertificateThatIsNotTrusted() throws IOException {
        TestKeys keys = TestKeys.make(Files.createTempDirectory("probe-keys"), "stranger", "dns:localhost,ip:127.0.0.1");
        try (ScriptedUpstream stranger = ScriptedUpstream.overTls(keys)) {
            assertFailed(probe(provider("https://localhost:" + stranger.port() + "/", "x", true)), Step.TLS,
                    ProblemCode.UPSTREAM_TLS);
            assertThat(stranger.strays()).isEmpty();
        }
    }

    private static void assertFailed(Finding finding, Step step, ProblemCode code) {
        assertThat(finding.failed()).as(finding.toString()).isEqualTo(step);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.detail()).isNotBlank().doesNotContain(SECRET);
    }

    private Finding probe(Provider provider) {
        try {
            return probe.probe(provider).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Provider at(int port, String path) {
        return provider("http://127.0.0.1:" + port + "/base/", path, true);
    }

    private static Provider provider(String baseUrl, String path, boolean privateAddress) {
        return new Provider("p", null, Family.OTHER, URI.create(baseUrl), path, new Credential.Bearer(Secret.of(SECRET)),
                Map.of("x-static", "static"), false, new Provider.Access(Set.of(), Set.of(), privateAddress),
                new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20), 4),
                null);
    }
}
