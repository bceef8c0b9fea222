package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.KeycloakTryOut;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** docs/sign-in/keycloak.md does what it says: its script starts a Keycloak at which its properties sign people in. */
class KeycloakGuideIT {

    private static final Path FOLDER = Path.of("docs", "sign-in");
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    @Test
    void shouldSignInAtTheKeycloakOfTheTryOut() throws IOException {
        // Given
        try (KeycloakTryOut keycloak = KeycloakTryOut.start(); PackagedApplication application = launch(keycloak).start()) {
            HttpBrowser browser = new HttpBrowser(application);
            Matcher form = FORM.matcher(browser.visit().body());
            assertThat(form.find()).as("Keycloak's form").isTrue();

            // When
            HttpResponse<String> page = browser.submit(URI.create(form.group(1).replace("&amp;", "&")),
                    Map.of("username", "alice", "password", "alice"));

            // Then
            assertThat(page.uri()).isEqualTo(application.baseUri().resolve(HttpBrowser.PAGE));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(roles(browser.call("/api/v1/session"))).containsExactlyInAnyOrder("llm-user", "llm-admin");
            assertThat(roles(HttpBrowser.get(application.baseUri().resolve("/api/v1/session"), "Authorization",
                    "Bearer " + keycloak.accessToken("bob")))).containsExactly("llm-user");
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

    private static List<String> roles(HttpResponse<String> session) throws IOException {
        assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
        List<String> roles = new ArrayList<>();
        new ObjectMapper().readTree(session.body()).get("roles").forEach(role -> roles.add(role.asText()));
        return roles.stream().filter(role -> role.startsWith("llm-")).toList();
    }
}
