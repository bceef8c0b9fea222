package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BlackHole;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.FreePort;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** The packaged application starts with what production requires, and ends when asked. */
@ExtendWith(KeycloakExtension.class)
class StartIT {

    @Test
    void shouldKeepHealthOnTheManagementPort(Keycloak keycloak) throws Exception {
        // Given
        try (PackagedApplication application = ApplicationLaunch.production(keycloak).start()) {

            // When
            var ready = CookieBrowser.asProgram(application.managementUri().resolve("/q/health/ready"));
            var onThePublicPort = CookieBrowser.asProgram(application.baseUri().resolve("/q/health/ready"));

            // Then
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(onThePublicPort.statusCode()).isEqualTo(404);
        }
    }

    /** Nobody listens at one, and of the other nothing comes back. */
    @Test
    void shouldBeReadyWhileItsProvidersAreAway(Keycloak keycloak) throws Exception {
        // Given
        ApplicationLaunch launch = ApplicationLaunch.production(keycloak);
        try (BlackHole silent = new BlackHole()) {
            silent.fill();
            for (var port : Map.of("gone", FreePort.next(), "silent", silent.port()).entrySet()) {
                String key = "passthrough.providers." + port.getKey() + ".";
                launch.with(key + "base-url", "http://127.0.0.1:" + port.getValue() + "/").with(key + "auth.scheme", "none")
                        .with(key + "default-path", "x").with(key + "allow-private-address", "true");
            }
            try (PackagedApplication application = launch.start()) {

                // When
                var ready = CookieBrowser.asProgram(application.managementUri().resolve("/q/health/ready"));
                var called = CookieBrowser.asProgram(application.baseUri().resolve("/api/v1/prompts/passthrough/gone/"),
                        "Authorization", "Bearer " + keycloak.accessToken("alice"));

                // Then
                assertThat(ready.statusCode()).isEqualTo(200);
                assertThat(called.statusCode()).isEqualTo(502);
                assertThat(called.headers().firstValue("Passthrough-Error")).contains("upstream-unreachable");
            }
        }
    }

    @Test
    void shouldEndWhenAsked(Keycloak keycloak) {
        // Given
        PackagedApplication application = ApplicationLaunch.production(keycloak).start();

        // When
        application.stop();

        // Then
        assertThat(application.isRunning()).isFalse();
        assertThat(application.log()).contains("stopped in");
    }
}
