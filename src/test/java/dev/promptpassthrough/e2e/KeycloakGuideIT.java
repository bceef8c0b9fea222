package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.KeycloakTryOut;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** docs/sign-in/keycloak.md does what it says: its script starts a Keycloak at which its properties sign people in. */
@ExtendWith(BrowserExtension.class)
class KeycloakGuideIT {

    private static final Path FOLDER = Path.of("docs", "sign-in");

    @Test
    void shouldSignInAtTheKeycloakOfTheTryOut(BrowserSession browser) throws IOException {
        // Given
        try (KeycloakTryOut keycloak = KeycloakTryOut.start(); PackagedApplication application = launch(keycloak).start()) {
            Page page = browser.page();
            String session = application.baseUri() + "/api/v1/session";

            // When
            KeycloakLogin.signIn(page, application.baseUri() + CookieBrowser.PAGE, "alice");

            // Then
            assertThat(page.title()).isEqualTo("Prompt Passthrough");
            assertThat(roles(page.request().get(session).text())).containsExactlyInAnyOrder("llm-user", "llm-admin");
            assertThat(
                    roles(CookieBrowser.asProgram(URI.create(session), "Authorization", "Bearer " + keycloak.accessToken("bob"))
                            .body()))
                    .containsExactly("llm-user");
        }
    }

    @Test
    void shouldShowTheCommandsThatAreTried() throws IOException {
        String page = Files.readString(FOLDER.resolve("keycloak.md"));

        assertThat(page).contains("docs/sign-in/keycloak/start\n",
                "java -Dquarkus.config.locations=docs/sign-in/keycloak/try.properties -jar target/quarkus-app/quarkus-run.jar");
        assertThat(FOLDER.resolve("keycloak/start")).isExecutable();
    }

    /** The try-out's own file, moved to the ports of this run. */
    private static ApplicationLaunch launch(KeycloakTryOut keycloak) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(FOLDER.resolve("keycloak/try.properties"))) {
            properties.load(in);
        }
        ApplicationLaunch launch = ApplicationLaunch.bare().onPort(keycloak.applicationPort());
        properties.stringPropertyNames().forEach(key -> launch.with(key,
                properties.getProperty(key).replace("http://127.0.0.1:8180", keycloak.base().toString())));
        return launch;
    }

    private static List<String> roles(String session) throws IOException {
        List<String> roles = new ArrayList<>();
        new ObjectMapper().readTree(session).get("roles").forEach(role -> roles.add(role.asText()));
        return roles.stream().filter(role -> role.startsWith("llm-")).toList();
    }
}
