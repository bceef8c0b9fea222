package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Jwt;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/** The properties of each page of docs/sign-in sign people in at a stand-in of its service, and map their roles. */
class SignInGuideIT {

    private static final Path PAGES = Path.of("docs", "sign-in");
    private static final Pattern PROPERTIES = Pattern.compile("(?ms)^```properties\\n(.*?)^```");
    private static final Pattern SERVER = Pattern.compile("quarkus.oidc.auth-server-url=https://[^/\\s]+");

    static List<ServiceShapes.Service> services() {
        return ServiceShapes.all();
    }

    @Test
    void shouldHaveAServiceForEachPage() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(page -> page.endsWith(".md")))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("README.md", "keycloak.md"),
                            services().stream().map(ServiceShapes.Service::page)).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldSignInWithThePropertiesOfThePage(ServiceShapes.Service service) throws IOException {
        // Given
        try (ScriptedIdentityProvider identityProvider = ScriptedIdentityProvider.start(service.shape());
                PackagedApplication application = launch(service.page(), identityProvider).start()) {
            CookieBrowser browser = CookieBrowser.of(application.baseUri());
            assertThat(browser.knock().headers().firstValue("Location").orElseThrow()).contains(service.asks());

            // When
            int page = browser.visit().statusCode();

            // Then
            assertThat(page).isEqualTo(200);
            shouldBeAlice(browser.get("/api/v1/session").body(), identityProvider, service.roles());
            shouldTakeAccessTokensAlone(application, identityProvider, service);
        }
    }

    private static void shouldBeAlice(String session, ScriptedIdentityProvider identityProvider, List<String> roles)
            throws IOException {
        JsonNode caller = new ObjectMapper().readTree(session);
        assertThat(caller.get("subject").asText()).isEqualTo("alice-at-home");
        assertThat(caller.get("issuer").asText()).isEqualTo(identityProvider.issuer());
        assertThat(caller.get("roles")).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(roles);
    }

    private static void shouldTakeAccessTokensAlone(PackagedApplication application,
            ScriptedIdentityProvider identityProvider, ServiceShapes.Service service) throws IOException {
        Jwt idToken = identityProvider.idToken().claim("nonce", "n");
        assertThat(call(application, idToken.signedBy(identityProvider.key())).statusCode()).as("an ID token").isEqualTo(401);
        if (service.shape().accessToken() == null) {
            assertThat(call(application, "ya29.a0AfH6SMBx").statusCode()).as("an opaque token").isEqualTo(401);
            return;
        }
        var session = call(application, identityProvider.accessToken().signedBy(identityProvider.key()));
        assertThat(session.statusCode()).as("an access token").isEqualTo(200);
        shouldBeAlice(session.body(), identityProvider, service.roles());
    }

    private static HttpResponse<String> call(PackagedApplication application, String token) {
        URI session = application.baseUri().resolve("/api/v1/session");
        return CookieBrowser.asProgram(session, "Authorization", "Bearer " + token);
    }

    /** The page's own lines, with the stand-in's address for the service's, and ids and secrets for the gaps. */
    private static ApplicationLaunch launch(String page, ScriptedIdentityProvider identityProvider) {
        String filled = SERVER.matcher(properties(page))
                .replaceFirst(Matcher.quoteReplacement("quarkus.oidc.auth-server-url=" + identityProvider.base()))
                .replace("TENANT_ID", ServiceShapes.TENANT).replace("CLIENT_ID", ScriptedIdentityProvider.CLIENT_ID)
                .replace("…", ScriptedIdentityProvider.CLIENT_SECRET);
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(filled));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ApplicationLaunch launch = ApplicationLaunch.production(identityProvider)
                .without("quarkus.oidc.token.audience").without("quarkus.oidc.credentials.secret")
                .without("quarkus.oidc.auth-server-url");
        properties.stringPropertyNames().forEach(key -> launch.with(key, properties.getProperty(key)));
        return launch;
    }

    private static String properties(String page) {
        try {
            Matcher block = PROPERTIES.matcher(Files.readString(PAGES.resolve(page)));
            assertThat(block.find()).as("properties in " + page).isTrue();
            return block.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
