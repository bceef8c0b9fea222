package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.Canaries;
import dev.promptpassthrough.testsupport.CredentialProviders;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scrape;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ServiceAccount;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.TraceCollector;
import dev.promptpassthrough.testsupport.WireResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/**
 * Threat model E1: with every log at its most talkative, the application is driven through all that handles a secret, and
 * then all that it wrote is searched: logs, traces, answers, the management port. The log is the one for machines, which has
 * all of the text and more.
 */
@QuarkusTest
@TestProfile(SecretCanaryTest.EveryLogAtTrace.class)
@WithTestResource(CredentialProviders.class)
@WithTestResource(TraceCollector.class)
class SecretCanaryTest extends WireTest {

    private static final Path LOG = Path.of("target", "canary.log");
    private static final List<String> PROVIDERS = List.of("bearer", "header", "query", "basic", "aws", "aws-session", "google",
            "entra", "rotating");
    private static final List<String> MANAGEMENT = List.of("/q/health", "/q/metrics", "/q/info", "/q/openapi", "/q/");

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject
    MeterRegistry registry;

    ServiceAccount account;
    TraceCollector collector;

    /** Also below what the build leaves in; the file has everything, the console of the build little. */
    public static class EveryLogAtTrace implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.min-level", "TRACE", "quarkus.log.level", "TRACE",
                    "quarkus.log.console.level", "ERROR", "quarkus.log.json.file.enabled", "true",
                    "quarkus.log.file.enabled", "true", "quarkus.log.file.level", "ALL",
                    "quarkus.log.file.path", LOG.toString(), "quarkus.log.file.rotation.max-file-size", "1G",
                    "quarkus.log.category.\"dev.promptpassthrough.access\".level", "TRACE",
                    "passthrough.session.csrf-secret", "csrf-canary-5f0b1c2d3e4f5061728394a5b6c7d8e9");
        }
    }

    private final Canaries gatewaysOwn = new Canaries();
    private final Canaries callers = new Canaries();
    private final List<String> answers = new ArrayList<>();

    @Test
    void shouldShowNoSecretAnywhere() throws Exception {
        knowTheGatewaysSecrets();
        String alice = SignIn.token("alice");
        callers.add("alice's token", alice.substring(alice.indexOf('.') + 1));

        driveEveryProvider();
        driveRefusals();
        driveASession();
        driveTheManagementPort();
        String metrics = seedAndScrape();

        String log = seedAndRead();
        assertThat(gatewaysOwn.in(String.join("\n", answers))).as("in what callers get").isEmpty();
        assertThat(callers.in(metrics)).as("in the metrics").containsExactly("seeded in a label");
        assertThat(gatewaysOwn.in(metrics)).as("in the metrics").isEmpty();
        assertThat(callers.in(log)).as("in the log").containsExactly("seeded");
        assertThat(gatewaysOwn.in(log)).as("in the log").isEmpty();
        String traces = seedAndReadTraces();
        assertThat(callers.in(traces)).as("in the traces").containsExactly("seeded");
        assertThat(gatewaysOwn.in(traces)).as("in the traces").isEmpty();
    }

    private void knowTheGatewaysSecrets() {
        gatewaysOwn.add("a key", CredentialProviders.KEY)
                .add("a password", CredentialProviders.PASSWORD)
                .add("the key of AWS", CredentialProviders.AWS_KEY)
                .add("the session token of AWS", CredentialProviders.AWS_SESSION)
                .add("the secret at Entra", CredentialProviders.ENTRA_SECRET)
                .add("the key of Google", account.json().split("PRIVATE KEY-----\\\\n")[1].substring(100, 400));
        for (String key : List.of("passthrough.session.csrf-secret", "quarkus.oidc.credentials.secret",
                "quarkus.oidc.token-state-manager.encryption-secret", "quarkus.oidc.authentication.state-secret")) {
            ConfigProvider.getConfig().getOptionalValue(key, String.class).ifPresent(value -> gatewaysOwn.add(key, value));
        }
    }

    /** A good answer, a stream, and an error that quotes all of the request. What is said in them is nobody else's either. */
    private void driveEveryProvider() {
        String prompt = "prompt-canary-1a2b3c4d5e6f70819";
        String reply = "reply-canary-9e8d7c6b5a4039281";
        callers.add("a prompt", prompt).add("a reply", reply);
        for (String provider : PROVIDERS) {
            Scripted good = upstream.on(call -> {
                call.readBody();
                gatewaysOwn.add("what " + provider + " was sent", sent(call, provider));
                call.send(OK);
            });
            Scripted stream = upstream.on(call -> call.send(EVENTS).chunk("data: " + reply + "\n\n").send(LAST_CHUNK));
            Scripted echo = upstream.on(call -> {
                call.readBody();
                String quoted = call.head().startLine() + call.head().lines();
                call.send("HTTP/1.1 401 Unauthorized\r\nX-Quoted: " + quoted + "\r\nContent-Length: " + quoted.length()
                        + "\r\n\r\n" + quoted);
            });
            for (Scripted scripted : List.of(good, stream, echo)) {
                show(post(provider, scripted, "{\"model\":\"m\",\"prompt\":\"" + prompt + "\"}"));
            }
        }
    }

    /** The credential as it stood on the wire, without what tells its kind. */
    private static String sent(Call call, String provider) {
        if (provider.equals("query")) {
            return call.head().target().replaceAll(".*[?&]key=", "");
        }
        String value = call.head().first(provider.equals("header") ? "x-acme-key" : "authorization");
        return value.replaceAll("^.*(Signature=|Bearer |Basic )", "");
    }

    private void driveRefusals() {
        Scripted unasked = upstream.on(call -> call.send(OK));
        for (String provider : List.of("entra-refused", "entra-down", "no-such", "late")) {
            show(post(provider, unasked, "{}"));
        }
        String bad = "bad-token-canary-0f1e2d3c4b5a69788796a5b4c3d2e1f0";
        callers.add("a bad token", bad);
        for (String place : List.of("Authorization: Bearer " + bad, "Authorization: Basic " + bad, "x-api-key: " + bad,
                "api-key: " + bad, "x-goog-api-key: " + bad, "Cookie: q_session=" + bad, "X-CSRF-Token: " + bad,
                "Authorization: Bearer e30.e30." + bad)) {
            show(anonymous("GET", "bearer/x") + place + "\r\n\r\n");
            show("GET /api/v1/session HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n" + place + "\r\n\r\n");
        }
        show(anonymous("GET", "bearer/x?key=" + bad) + "\r\n");
        show(anonymous("GET", "bearer//x?key=" + bad) + "\r\n");
        show(head("TRACE", "bearer/x") + "\r\n");
        show(head("POST", "bearer/x") + "Content-Length: 99999999\r\n\r\n");
        show(head("GET", "bearer/..%2fx") + "\r\n");
        for (String broken : List.of("no HTTP\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort")) {
            Scripted faulty = upstream.on(call -> call.send(broken).close());
            for (String provider : List.of("bearer", "query", "basic", "aws-session")) {
                show(get(provider, faulty));
            }
        }
    }

    private void driveASession() {
        SignIn.Session session = SignIn.session(site, "bob");
        for (String cookie : session.cookies().split("; ")) {
            if (cookie.length() > 40) {
                callers.add("a cookie", cookie.substring(cookie.indexOf('=') + 1));
            }
        }
        Scripted good = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        for (String headers : List.of("X-CSRF-Token: " + session.csrfToken() + "\r\n", "",
                "X-CSRF-Token: " + session.csrfToken() + "\r\nOrigin: http://evil.example\r\n")) {
            show(anonymous("POST", "bearer/" + good.path()) + "Cookie: " + session.cookies() + "\r\n" + headers
                    + "Content-Length: 2\r\n\r\n{}");
        }
        for (String path : List.of("/dashboard/passthrough/", "/dashboard/passthrough/api/providers/", "/api/v1/session",
                "/session/login?return-to=/x", "/session/callback?code=nonsense&state=nonsense")) {
            show("GET " + path + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\nCookie: " + session.cookies()
                    + "\r\n\r\n");
        }
        show("POST /session/logout HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\nCookie: " + session.cookies()
                + "\r\nX-CSRF-Token: " + session.csrfToken() + "\r\nContent-Length: 0\r\n\r\n");
    }

    private void driveTheManagementPort() {
        for (String path : MANAGEMENT) {
            try (RawClient client = RawClient.connect(management)) {
                keep(client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").readResponse());
            }
        }
    }

    /** The same for a label. */
    private String seedAndScrape() {
        String seed = "labelled-canary-" + Long.toHexString(System.nanoTime());
        callers.add("seeded in a label", seed);
        registry.counter("seeded", "label", seed.substring(0, Canaries.SHORTEST_PART)).increment();
        String metrics = Scrape.of(management).text();
        assertThat(metrics).contains("passthrough_exchanges_total", "gen_ai_client_operation_duration");
        return metrics;
    }

    private void show(String request) {
        keep(exchange(request));
    }

    private void keep(WireResponse response) {
        answers.add(response.head() + "\n" + response.text() + response.trailers());
    }

    /** A search that finds nothing proves nothing: one secret is logged on purpose, at the lowest level. */
    private String seedAndRead() throws IOException {
        String seed = "seeded-canary-" + Long.toHexString(System.nanoTime());
        callers.add("seeded", seed);
        Logger.getLogger("io.quarkus.oidc.runtime.Seeded").trace("half of it: " + seed.substring(0, Canaries.SHORTEST_PART));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Files.readString(LOG, StandardCharsets.UTF_8).contains("half of it: "));
        return Files.readString(LOG, StandardCharsets.UTF_8);
    }

    private String seedAndReadTraces() {
        String seed = "seeded-canary-" + Long.toHexString(System.nanoTime());
        callers.add("seeded", seed);
        GlobalOpenTelemetry.getTracer("seeded").spanBuilder("half of it: " + seed.substring(0, Canaries.SHORTEST_PART))
                .startSpan().end();
        await().atMost(Duration.ofSeconds(20)).until(() -> collector.sent().contains("half of it: "));
        assertThat(collector.all()).as("spans besides the seeded one").hasSizeGreaterThan(2 * PROVIDERS.size());
        return collector.sent();
    }
}
