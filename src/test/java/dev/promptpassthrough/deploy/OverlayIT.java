package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/** The packaged application takes the configuration of each overlay, and its secrets from a mounted file. */
class OverlayIT {

    /** As docs/operations.md has them made. */
    private static final List<String> SECRETS = List.of("quarkus.oidc.credentials.secret",
            "quarkus.oidc.token-state-manager.encryption-secret", "quarkus.oidc.authentication.state-secret",
            "passthrough.session.csrf-secret");

    @TempDir
    Path mounted;

    /** A key that does not exist, or a secret that is missing, would end the start. */
    @ParameterizedTest
    @ValueSource(strings = { "dev", "prod" })
    void shouldStartWithWhatIsMounted(String overlay) throws IOException {
        Path secrets = Files.writeString(mounted.resolve("secrets.properties"),
                SECRETS.stream().map(key -> key + "=" + UUID.randomUUID() + "\n").collect(Collectors.joining()));
        ApplicationLaunch launch = ApplicationLaunch.bare().withVariable("QUARKUS_CONFIG_LOCATIONS", secrets.toString());
        ManifestsTest.config(overlay).forEach((key, value) -> launch.with(key.toString(), value.toString()));

        try (var application = launch.with("quarkus.oidc.auth-server-url", ScriptedIdentityProvider.away().issuer())
                .with("quarkus.shutdown.delay", "0s").start()) {
            assertThat(application.isRunning()).isTrue();
        }
    }
}
