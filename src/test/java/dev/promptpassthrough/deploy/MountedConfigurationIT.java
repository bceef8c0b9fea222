package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.FailedLaunch;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/** The packaged application takes the configuration and the environment of a pod, and its secrets from mounted files. */
class MountedConfigurationIT {

    /** As docs/operations.md has them made. */
    private static final List<String> SECRETS = List.of("quarkus.oidc.credentials.secret",
            "quarkus.oidc.token-state-manager.encryption-secret", "quarkus.oidc.authentication.state-secret",
            "passthrough.session.csrf-secret");
    private static final String SECRETS_PATH = "/run/secrets/prompt-passthrough";

    @TempDir
    Path mounted;

    static Stream<Rendering> renderings() {
        return Stream.of(Chart.renderExample("dev"), Chart.renderExample("prod"),
                Chart.render(ChartSettings.ALL.get("many providers")));
    }

    /** A key that does not exist, or a secret that is missing, would end the start. */
    @ParameterizedTest
    @MethodSource("renderings")
    void shouldStartWithWhatIsMounted(Rendering rendering) throws IOException {
        try (var application = launch(rendering).start()) {
            assertThat(application.isRunning()).isTrue();
        }
    }

    @Test
    void shouldNotStartWithAKeyThatDoesNotExist() throws IOException {
        Rendering rendering = Chart.render("config: {passthrough: {limits: {max-stream: 100}}}");

        FailedLaunch failed = launch(rendering).expectFailure(Duration.ofSeconds(30));

        assertThat(failed.exitCode()).isNotZero();
        assertThat(failed.output()).contains("passthrough.limits.max-stream");
    }

    private ApplicationLaunch launch(Rendering rendering) throws IOException {
        Files.writeString(mounted.resolve("secrets.properties"),
                SECRETS.stream().map(key -> key + "=" + UUID.randomUUID() + "\n").collect(Collectors.joining()));
        ApplicationLaunch launch = ApplicationLaunch.bare();
        rendering.container().getEnv().forEach(variable -> launch.withVariable(variable.getName(), here(variable.getValue())));
        Properties configuration = rendering.configuration();
        for (String key : configuration.stringPropertyNames()) {
            launch.with(key, here(configuration.getProperty(key)));
            if (key.endsWith(".auth.secret-file")) {
                Files.writeString(Path.of(here(configuration.getProperty(key))), UUID.randomUUID().toString());
            }
        }
        return launch.with("quarkus.oidc.auth-server-url", ScriptedIdentityProvider.away().issuer())
                .with("quarkus.shutdown.delay", "0s");
    }

    private String here(String path) {
        return path.replace(SECRETS_PATH, mounted.toString());
    }
}
