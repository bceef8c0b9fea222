package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.MountedFolder;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.WireResponse;

/**
 * The providers' configuration changes under the running application: calls and streams do not notice, bad changes do nothing.
 */
class ReloadIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SSE = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final ScriptedIdentityProvider IDENTITY_PROVIDER = ScriptedIdentityProvider.start();
    private static final ScriptedUpstream ONE = new ScriptedUpstream();
    private static final ScriptedUpstream OTHER = new ScriptedUpstream();

    @TempDir
    static Path folder;
    private static MountedFolder mounted;
    private static Path key;
    private static PackagedApplication application;

    @BeforeAll
    static void start() throws IOException {
        key = Files.writeString(folder.resolve("key"), "key-1");
        mounted = new MountedFolder(Files.createDirectory(folder.resolve("mounted")), "providers.properties");
        mounted.write(wire(ONE, ""));
        application = ApplicationLaunch.production(IDENTITY_PROVIDER)
                .withVariable("QUARKUS_CONFIG_LOCATIONS", mounted.file().toString()).start();
    }

    @AfterAll
    static void stop() {
        application.stop();
        ONE.close();
        OTHER.close();
        IDENTITY_PROVIDER.close();
    }

    @BeforeEach
    void beginWithOne() {
        mounted.write(wire(ONE, ""));
        await().atMost(SOON).until(() -> listing().contains("\"name\":\"wire\"") && !readiness().contains("refused"));
    }

    @Test
    void shouldUseTheNewConfigurationForNewCallsAndTheOldForRunningStreams() {
        // Given
        CountDownLatch goOn = new CountDownLatch(1);
        String stream = ONE.on(call -> {
            call.send(SSE).chunk("data: before\n\n");
            goOn.await(60, TimeUnit.SECONDS);
            call.chunk("data: after\n\n").send("0\r\n\r\n");
        }).path();
        String there = OTHER.on(ReloadIT::tellKey).path();
        try (RawClient running = send(stream)) {
            assertThat(running.readHead().status()).isEqualTo(200);
            assertThat(running.readChunk()).asString().contains("before");

            // When
            mounted.write(wire(OTHER, """
                    passthrough.providers.wire.name=Renamed
                    passthrough.providers.wire.models-allowed=small-1
                    """));
            await().atMost(SOON).until(() -> listing().contains("\"name\":\"Renamed\""));

            // Then
            assertThat(listing()).contains("\"models\":[\"small-1\"]", ":" + OTHER.port());
            assertThat(post(there, "small-1").text()).isEqualTo("Bearer key-1");
            assertThat(post(there, "large-1").head().first("passthrough-error")).isEqualTo("forbidden-model");
            goOn.countDown();
            assertThat(running.readChunk()).asString().contains("after");
            assertThat(running.readChunk()).as("the last chunk").isEmpty();
        }
        assertThat(readiness()).contains("in force", "changed wire", mounted.file().toString());
    }

    @Test
    void shouldKeepTheOldConfigurationWholeWhereTheNewOneIsBadAndSaySo() {
        // Given
        String there = ONE.on(ReloadIT::tellKey).path();

        // When
        mounted.write(wire(OTHER, """
                passthrough.providers.another.base-url=https://api.example.com/
                passthrough.providers.another.base-ur=https://api.example.com/
                """));
        await().atMost(SOON).until(() -> readiness().contains("refused"));

        // Then
        assertThat(readiness()).contains("\"status\": \"UP\"", mounted.file().toString(),
                "passthrough.providers.another.base-ur is not a key");
        assertThat(send(there).readResponse().text()).isEqualTo("Bearer key-1");
        assertThat(listing()).doesNotContain("another", ":" + OTHER.port());
        assertThat(application.log().lines().filter(line -> line.contains("another.base-ur"))).hasSize(1)
                .allMatch(line -> line.contains("WARN") && line.contains("the last good one stays in force"));
    }

    @Test
    void shouldRefuseADangerousAddress() {
        // When
        mounted.write(wire(ONE, "passthrough.providers.metadata.base-url=https://169.254.169.254/\n"));

        // Then
        await().atMost(SOON).until(() -> readiness().contains("passthrough.providers.metadata.base-url leads to an address"));
        assertThat(listing()).doesNotContain("metadata");
    }

    @Test
    void shouldWaitForASecretThatIsNotThereYet() throws IOException {
        // Given
        Path late = folder.resolve("late");
        mounted.write(wire(ONE, "passthrough.providers.late.base-url=https://api.example.com/\n"
                + "passthrough.providers.late.auth.secret-file=" + late + "\n"));
        await().atMost(SOON).until(() -> readiness().contains("passthrough.providers.late has no secret: " + late));
        assertThat(listing()).doesNotContain("\"late\"");

        // When
        Files.writeString(late, "key-2");

        // Then
        await().atMost(SOON).until(() -> listing().contains("\"rfc1034CompliantName\":\"late\""));
    }

    private static String wire(ScriptedUpstream upstream, String more) {
        return """
                passthrough.providers.wire.base-url=http://127.0.0.1:%d/
                passthrough.providers.wire.auth.secret-file=%s
                passthrough.providers.wire.allow-private-address=true
                """.formatted(upstream.port(), key) + more;
    }

    private static void tellKey(Call call) throws IOException {
        call.readBody();
        String key = call.head().first("Authorization");
        call.send("HTTP/1.1 200 OK\r\nContent-Length: " + key.length() + "\r\n\r\n" + key);
    }

    private static RawClient send(String script) {
        return RawClient.connect(application.baseUri()).send("GET /api/v1/prompts/passthrough/wire/" + script
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token() + "\r\n\r\n");
    }

    private static WireResponse post(String script, String model) {
        String body = "{\"model\":\"" + model + "\"}";
        return RawClient.connect(application.baseUri()).send("POST /api/v1/prompts/passthrough/wire/" + script
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n" + body).readResponse();
    }

    private static String token() {
        return IDENTITY_PROVIDER.accessToken().signedBy(IDENTITY_PROVIDER.key());
    }

    private static String listing() {
        HttpResponse<String> listing = CookieBrowser.asProgram(application.baseUri()
                .resolve("/dashboard/passthrough/api/providers/"), "Authorization", "Bearer " + token());
        assertThat(listing.statusCode()).isEqualTo(200);
        return listing.body();
    }

    private static String readiness() {
        HttpResponse<String> health = CookieBrowser.asProgram(application.managementUri().resolve("/q/health/ready"));
        assertThat(health.statusCode()).isEqualTo(200);
        return health.body();
    }
}
