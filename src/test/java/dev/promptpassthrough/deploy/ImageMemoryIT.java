package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.Jdk;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/** The image keeps to the memory that the manifests give it: Linux counts what the process has resident, and had at most. */
@EnabledOnOs(OS.LINUX)
class ImageMemoryIT {

    private static final int STREAMS = 1_000;
    private static final int EVENTS = 12;
    private static final int IDLE_MIB = 200;
    /** Of the limit of 512, so that the kernel's share (sockets, page tables) fits in as well. */
    private static final int MOST_MIB = 400;

    @Test
    void shouldHoldAThousandStreamsWithinItsLimit() throws IOException {
        try (ScriptedIdentityProvider identityProvider = ScriptedIdentityProvider.start();
                EventStreams streams = new EventStreams(STREAMS);
                PackagedApplication application = start(identityProvider, streams.port())) {
            // Given
            URI address = application.baseUri().resolve("/api/v1/prompts/passthrough/streams/");
            String token = identityProvider.accessToken().signedBy(identityProvider.key());
            streams.open(1, address, token);
            await().atMost(Duration.ofSeconds(30)).until(() -> streams.haveHad(1) == 1);
            long idle = mebibytes(application, "VmRSS");

            // When
            streams.open(STREAMS - 1, address, token);
            await().atMost(Duration.ofMinutes(2)).until(() -> streams.haveHad(EVENTS) == STREAMS);
            long busy = mebibytes(application, "VmRSS");
            streams.finish();

            // Then
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(streams.whole()).isEqualTo(STREAMS));
            long most = mebibytes(application, "VmHWM");
            Files.writeString(Path.of("target/it/memory.log"), "JDK %d: idle %d MiB, %d streams %d MiB, at most %d MiB%n"
                    .formatted(Jdk.newest().feature(), idle, STREAMS, busy, most));
            assertThat(idle).as("MiB idle").isLessThanOrEqualTo(IDLE_MIB);
            assertThat(most).as("MiB at most").isLessThanOrEqualTo(MOST_MIB);
        }
    }

    private static PackagedApplication start(ScriptedIdentityProvider identityProvider, int providerPort) {
        ImageFolder image = ImageFolder.by(Jdk.newest());
        String provider = "passthrough.providers.streams.";
        return ApplicationLaunch.production(identityProvider).as(image.command(), image.path())
                .with("passthrough.limits.max-streams-per-user", Integer.toString(STREAMS))
                .with(provider + "name", "Streams").with(provider + "auth.scheme", "none")
                .with(provider + "base-url", "http://127.0.0.1:" + providerPort + "/")
                .with(provider + "default-path", "chat/completions").with(provider + "allow-private-address", "true")
                // A thousand connections at once, on however slow a machine.
                .with(provider + "connect-timeout", "60s").with(provider + "max-connections", Integer.toString(STREAMS))
                .start();
    }

    private static long mebibytes(PackagedApplication application, String field) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(application.pid()), "status"));
        Matcher value = Pattern.compile("(?m)^" + field + ":\\s+(\\d+) kB").matcher(status);
        assertThat(value.find()).as(field).isTrue();
        return Long.parseLong(value.group(1)) / 1024;
    }
}
