package dev.promptpassthrough.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.OidcRequestContextProperties;
import io.quarkus.oidc.common.OidcResponseFilter.OidcResponseFilterContext;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;

class DiscoveryCheckTest {

    private static final String ISSUER = "https://id.example.org/staff";

    private final DiscoveryCheck check = new DiscoveryCheck(Optional.of(ISSUER), Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = { ISSUER, ISSUER + "/" })
    void shouldTakeTheDocumentOfTheConfiguredIssuer(String issuer) {
        assertThatCode(() -> take(check, document().put("issuer", issuer).encode())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://id.evil.example", "https://id.example.org", ISSUER + "/x",
            "http://id.example.org/staff" })
    void shouldRefuseAnothersDocument(String issuer) {
        assertThatThrownBy(() -> take(check, document().put("issuer", issuer).encode())).isInstanceOf(OIDCException.class)
                .hasMessageContaining("another issuer");
    }

    @Test
    void shouldGoByTheIssuerThatTokensName() {
        DiscoveryCheck inside = new DiscoveryCheck(Optional.of("http://keycloak.internal/staff"), Optional.of(ISSUER));

        assertThatCode(() -> take(inside, document().encode())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({ "authorization_endpoint,", "token_endpoint,", "jwks_uri,", "issuer,", "jwks_uri, keys", "token_endpoint, 7" })
    void shouldRefuseADocumentThatLacksWhatSignInNeeds(String member, String value) {
        assertThatThrownBy(() -> take(check, document().put(member, value).encode())).isInstanceOf(OIDCException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "null", "<html>", "{" })
    void shouldRefuseWhatIsNoDocument(String body) {
        assertThatThrownBy(() -> take(check, body)).isInstanceOf(OIDCException.class);
    }

    private static void take(DiscoveryCheck check, String body) {
        check.filter(new OidcResponseFilterContext(new OidcRequestContextProperties(Map.of()), 200,
                MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body))).await().indefinitely();
    }

    private static JsonObject document() {
        return new JsonObject().put("issuer", ISSUER).put("authorization_endpoint", ISSUER + "/authorize")
                .put("token_endpoint", ISSUER + "/token").put("jwks_uri", ISSUER + "/keys");
    }
}
