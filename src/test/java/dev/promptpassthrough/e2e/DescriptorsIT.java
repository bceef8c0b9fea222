package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.Jdk;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/** The packaged application with fewer file descriptors than there are connections. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "ulimit")
class DescriptorsIT {

    private static final int DESCRIPTORS = 300;
    private static final int CONNECTIONS = 400;
    private static final Path FOLDER = Path.of("target", "quarkus-app").toAbsolutePath();
    private static final String REQUEST = "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void shouldServeWhoIsConnectedAndTakeInTheOthersOnceItCan() {
        List<String> command = List.of("bash", "-c", "ulimit -n " + DESCRIPTORS + " && exec \"$0\" -jar quarkus-run.jar",
                Jdk.running().java().toString());
        try (PackagedApplication application = ApplicationLaunch.production(ScriptedIdentityProvider.away())
                .as(command, FOLDER).start()) {
            // Given
            RawClient first = RawClient.connect(application.baseUri());
            // Before there is none left: to load a class for the first time takes a descriptor too.
            first.send(REQUEST).readResponse();
            List<RawClient> connected = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> RawClient.connect(application.baseUri())).toList();
            await().atMost(Duration.ofSeconds(30)).until(() -> application.log().contains("Too many open files"));

            // When
            RawClient another = RawClient.connect(application.baseUri()).send(REQUEST);

            // Then
            assertThat(first.send(REQUEST).readResponse().status()).as("one that it has").isEqualTo(401);
            first.close();
            connected.forEach(RawClient::close);
            assertThat(another.readResponse().status()).as("one that had to wait").isEqualTo(401);
            another.close();
            assertThat(application.isRunning()).isTrue();
        }
    }
}
