package dev.promptpassthrough.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

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
