package dev.promptpassthrough.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The realm that people copy is a hardened one, and this test would notice if it were not (RFC 9700 §2). */
class KeycloakRealmTest {

    private static final Path REALM = Path.of("docs/sign-in/keycloak/realm.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldHaveNothingToObjectTo() throws IOException {
        assertThat(objections(JSON.readTree(REALM.toFile()))).isEmpty();
    }

    /** What a weak variant allows is shown by KeycloakIT; the tables of docs/threat-model.md say what is done about it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /clients/0 | redirectUris | ["*"] | redirect
            /clients/0 | redirectUris | ["http://localhost:8080/*"] | redirect
            /clients/0 | redirectUris | [] | redirect
            /clients/0/attributes | post.logout.redirect.uris | "+" | sign-out
            /clients/0/attributes | post.logout.redirect.uris | "http://localhost:8080/*" | sign-out
            /clients/0/attributes | pkce.code.challenge.method | null | PKCE
            /clients/0/attributes | pkce.code.challenge.method | "plain" | PKCE
            /clients/0 | directAccessGrantsEnabled | true | password
            /clients/0 | implicitFlowEnabled | true | implicit
            /clients/0 | publicClient | true | secret
            /clients/0 | fullScopeAllowed | true | every role
            /clients/0 | webOrigins | ["*"] | scripts
            /clients/0 | protocolMappers | [] | audience
            /clients/1 | standardFlowEnabled | true | other client
            '' | accessTokenLifespan | 3600 | long
            '' | ssoSessionMaxLifespan | 2592000 | long
            '' | sslRequired | "none" | clear
            '' | bruteForceProtected | false | guess
            '' | registrationAllowed | true | register
            """)
    void shouldNoticeAWeakVariant(String at, String name, String value, String objection) throws IOException {
        JsonNode realm = JSON.readTree(REALM.toFile());
        ((ObjectNode) realm.at(at)).set(name, JSON.readTree(value));

        assertThat(objections(realm)).singleElement().asString().contains(objection);
    }

    private static List<String> objections(JsonNode realm) {
        JsonNode browsers = realm.at("/clients/0");
        JsonNode programs = realm.at("/clients/1");
        List<String> objections = new ArrayList<>();
        object(objections, !exact(browsers.get("redirectUris")), "codes go to more than one exact redirect URI");
        object(objections, !browsers.at("/attributes/post.logout.redirect.uris").asText().matches("[^*+#]+"),
                "sign-out leads to more than one exact address");
        object(objections, !"S256".equals(browsers.at("/attributes/pkce.code.challenge.method").asText()),
                "a code is good without PKCE by S256");
        object(objections, browsers.get("directAccessGrantsEnabled").asBoolean(), "the client takes a user's password");
        object(objections, browsers.get("implicitFlowEnabled").asBoolean(), "tokens are in addresses by the implicit flow");
        object(objections, browsers.get("publicClient").asBoolean(), "the client has no secret");
        object(objections, browsers.get("fullScopeAllowed").asBoolean(), "tokens name every role that a user has");
        object(objections, !browsers.get("webOrigins").isEmpty(), "scripts of other origins may ask for tokens");
        object(objections, !browsers.at("/protocolMappers/0/protocolMapper").asText().equals("oidc-audience-mapper"),
                "access tokens do not name this application as audience");
        object(objections, programs.get("standardFlowEnabled").asBoolean(), "the other client has a browser flow");
        object(objections, realm.get("accessTokenLifespan").asInt() > 270, "tokens last long");
        object(objections, realm.get("ssoSessionMaxLifespan").asInt() > 36_000, "sessions last long");
        object(objections, !"external".equals(realm.get("sslRequired").asText()), "tokens cross in the clear");
        object(objections, !realm.get("bruteForceProtected").asBoolean(), "passwords can be guessed");
        object(objections, realm.get("registrationAllowed").asBoolean(), "anybody may register");
        return objections;
    }

    private static void object(List<String> objections, boolean condition, String objection) {
        if (condition) {
            objections.add(objection);
        }
    }

    private static boolean exact(JsonNode addresses) {
        return addresses.size() == 1 && StreamSupport.stream(addresses.spliterator(), false)
                .allMatch(address -> address.asText().endsWith("/session/callback") && !address.asText().contains("*"));
    }
}
