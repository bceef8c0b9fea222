package dev.promptpassthrough.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The realm is what the other tests rely on. */
@ExtendWith(KeycloakExtension.class)
class KeycloakIT {

    @Test
    void shouldMintAccessTokensForTheApplication(Keycloak keycloak) throws IOException {
        // When
        JsonNode claims = claims(keycloak.accessToken("alice"));

        // Then
        assertThat(claims.get("iss").asText()).isEqualTo(keycloak.authServerUrl().toString());
        assertThat(texts(claims.get("aud"))).contains("prompt-passthrough");
        assertThat(texts(claims.at("/realm_access/roles"))).containsExactlyInAnyOrder("llm-user", "llm-admin");
        assertThat(claims.get("email").asText()).isEqualTo("alice@example.com");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(240);
    }

    @Test
    void shouldRequirePkceWithS256(Keycloak keycloak) {
        // Given
        URI withoutPkce = URI.create(keycloak.authServerUrl() + "/protocol/openid-connect/auth?response_type=code&scope=openid"
                + "&client_id=prompt-passthrough&redirect_uri=http://localhost:" + keycloak.applicationPort()
                + "/session/callback");

        // When
        var location = Http.location(withoutPkce);

        // Then
        assertThat(location).contains("error=invalid_request").contains("code_challenge_method");
    }

    /** RFC 9700 §2.1: where a client's redirect URI has a wildcard, whoever makes the link gets the code. */
    @Test
    void shouldSendCodesToTheRegisteredAddressAlone(Keycloak keycloak) {
        // Given
        keycloak.admin().createClient("careless", Map.of("publicClient", true, "standardFlowEnabled", true, "redirectUris",
                List.of("*")));

        // When
        int hardened = Http.status(signIn(keycloak, "prompt-passthrough", "https://evil.example/", true));
        int wildcard = Http.status(signIn(keycloak, "careless", "https://evil.example/", false));

        // Then
        assertThat(hardened).as("refused, without a form").isEqualTo(400);
        assertThat(wildcard).as("what the weak variant allows: the form, and then the code").isEqualTo(200);
    }

    /** RFC 9700 §2.4: a client that takes passwords lets whoever holds its secret try them. */
    @Test
    void shouldTakeNoPasswordForTheApplication(Keycloak keycloak) {
        assertThatThrownBy(() -> Http.postForm(URI.create(keycloak.authServerUrl() + "/protocol/openid-connect/token"),
                Map.of("grant_type", "password", "client_id", keycloak.clientId(), "client_secret", keycloak.clientSecret(),
                        "username", "alice", "password", "alice")))
                .hasMessageContaining("unauthorized_client");
    }

    private static URI signIn(Keycloak keycloak, String client, String redirect, boolean withPkce) {
        String pkce = withPkce ? "&code_challenge=" + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                : "";
        return URI.create(keycloak.authServerUrl() + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
                + client + "&redirect_uri=" + redirect + pkce);
    }

    @Test
    void shouldLetTheAdministratorChangeRolesAndUsers(Keycloak keycloak) throws IOException {
        // Given
        keycloak.admin().grantRole("bob", "premium");
        keycloak.admin().setAccessTokenLifespan(Duration.ofSeconds(90));
        keycloak.admin().rotateSigningKey();

        // When
        JsonNode claims = claims(keycloak.accessToken("bob"));

        // Then
        assertThat(texts(claims.at("/realm_access/roles"))).containsExactly("premium");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(90);
        assertThat(keycloak.admin().sessions("bob")).isPositive();

        keycloak.admin().endSessions("bob");
        keycloak.admin().revokeRole("bob", "premium");
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
        assertThat(keycloak.admin().sessions("bob")).isZero();
    }

    @Test
    void shouldRefuseDisabledUsers(Keycloak keycloak) {
        // Given
        keycloak.admin().setEnabled("carol", false);
        try {
            // When / Then
            assertThatThrownBy(() -> keycloak.accessToken("carol")).hasMessageContaining("invalid_grant");
        } finally {
            keycloak.admin().setEnabled("carol", true);
        }
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        (array.isArray() ? array : new ObjectMapper().createArrayNode().add(array)).forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
