package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Jdk;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/**
 * The image's application as user 10001 on a root that nobody can write to, as the manifests have it run: by Linux' own means.
 */
@EnabledOnOs(OS.LINUX)
class ReadOnlyRootIT {

    private static ScriptedIdentityProvider identityProvider;
    private static PackagedApplication application;

    @BeforeAll
    static void start() throws URISyntaxException {
        identityProvider = ScriptedIdentityProvider.start();
        ImageFolder image = ImageFolder.by(Jdk.newest());
        Path script = Path.of(ReadOnlyRootIT.class.getResource("read-only-root.sh").toURI());
        ApplicationLaunch launch = ApplicationLaunch.production(identityProvider).with("passthrough.demo.enabled", "true")
                .withVariable("QUARKUS_CONFIG_LOCATIONS", "/mnt/config/application.properties");
        List<String> command = new ArrayList<>(List.of("sh", script.toString(), image.path().toString(),
                image.jdk().home().toString(), launch.configuration().toString(), "/mnt/java/bin/java"));
        command.addAll(Dockerfile.entryPoint().subList(1, Dockerfile.entryPoint().size()));
        application = launch.as(command, image.path()).start();
    }

    @AfterAll
    static void stop() {
        application.stop();
        identityProvider.close();
    }

    @Test
    void shouldServeSignInAndCalls() {
        // Given
        CookieBrowser alice = CookieBrowser.of(application.baseUri());
        HttpResponse<String> page = alice.follow(alice.get("/dashboard/passthrough/"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);

        // When
        HttpResponse<String> reply = alice.postJson("/api/v1/prompts/passthrough/demo/",
                "{\"model\":\"demo-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");

        // Then
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Passthrough-Provider")).contains("demo");
        assertThat(application.log()).doesNotContain("Read-only file system").doesNotContain(" ERROR ");
    }

    @Test
    void shouldRunWithoutRightsOfAnyKind() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(application.pid()), "status"))) {
            List<String> lines = status.map(line -> line.replaceAll("\\s+", " ")).toList();
            if (lines.contains("Uid: 10001 10001 10001 10001")) {
                assertThat(lines).contains("CapEff: 0000000000000000", "CapBnd: 0000000000000000", "NoNewPrivs: 1");
            } else {
                // In a user namespace it is 10001 to itself, and to others whoever runs the tests.
                assertThat(lines).noneMatch(line -> line.startsWith("Uid: 0 "));
            }
        }
    }
}
