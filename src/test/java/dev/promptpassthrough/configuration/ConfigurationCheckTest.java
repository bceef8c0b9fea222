package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class ConfigurationCheckTest {

    private static final UnaryOperator<String> FILE = key -> "PropertiesConfigSource[source=application.properties]";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldRefuseAMisspeltFeature() {
        assertThatThrownBy(() -> KnownKeys.check(List.of("quarkus.http.port", "passthrough.provider.openai.name"), FILE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("passthrough.provider.openai.name is not a key")
                .hasMessageContaining("passthrough.providers");
    }

    @Test
    void shouldAcceptTheKeysOfEachFeature() {
        assertThatCode(() -> KnownKeys.check(List.of("passthrough.site.base-url", "passthrough.session.csrf-secret",
                "passthrough.providers.openai.name", "passthrough.limits.max-streams", "passthrough.demo.enabled"), FILE))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "PASSTHROUGH_LIMITS_MAX_STREMS", "PASSTHROUGH_PROVIDERS_ACME_BASE_UR",
            "PASSTHROUGH_LIMIT_MAX_STREAMS" })
    void shouldRefuseAMisspeltVariable(String variable) {
        assertThatThrownBy(() -> KnownKeys.checkVariables(List.of("PATH", variable)))
                .isInstanceOf(ConfigurationException.class).hasMessageStartingWith(variable + " is the variable of no key")
                .hasMessageContaining("for example");
    }

    /** The latter ones are what Kubernetes adds beside a service named passthrough. */
    @ParameterizedTest
    @ValueSource(strings = { "PASSTHROUGH_LIMITS_MAX_STREAMS", "PASSTHROUGH_PROVIDERS_ACME_1_BASE_URL",
            "PASSTHROUGH_PROVIDERS_ACME_ROLES_ALLOWED", "PASSTHROUGH_PROVIDERS_ACME_ROLES_ALLOWED_0_",
            "PASSTHROUGH_PROVIDERS_ACME_HEADERS_X_TEAM", "PASSTHROUGH_SESSION_CSRF_SECRET", "OPENAI_API_KEY",
            "PASSTHROUGH_PORT",
            "PASSTHROUGH_SERVICE_HOST", "PASSTHROUGH_PORT_80_TCP_ADDR" })
    void shouldAcceptTheVariablesOfKeysAndOfACluster(String variable) {
        assertThatCode(() -> {
            KnownKeys.checkVariables(List.of(variable));
            KnownKeys.check(List.of("passthrough.port"), key -> "EnvConfigSource");
        }).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheSharedSecretThatIsMissing() {
        assertThatThrownBy(() -> SharedSecrets.check(values(Map.of(
                "quarkus.oidc.token-state-manager.encryption-secret", SECRET))))
                .hasMessageContaining("quarkus.oidc.authentication.state-secret is missing");
    }

    @Test
    void shouldNotShowASecretThatIsTooShort() {
        assertThatThrownBy(() -> SharedSecrets.check(values(Map.of(
                "quarkus.oidc.token-state-manager.encryption-secret", "hunter2"))))
                .hasMessageContaining("encryption-secret must be at least 32 characters")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({ "passthrough.providers.acme.roles-allowed, ''", "passthrough.providers.acme.models-allowed, ' , '",
            "passthrough.session.admin-roles, ','" })
    void shouldRefuseAListThatNamesNothing(String key, String value) {
        assertThatThrownBy(() -> BlankLists.check(List.of(key), name -> value)).hasMessageStartingWith(key + " is blank");
    }

    @Test
    void shouldAcceptAListThatNamesSomething() {
        assertThatCode(() -> BlankLists.check(List.of("passthrough.providers.acme.roles-allowed",
                "passthrough.providers.acme.name"), name -> name.endsWith("allowed") ? "llm-user" : ""))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "any", "prompt-passthrough,any", "prompt-passthrough, ,x" })
    void shouldRefuseTokensForAnybody(String audience) {
        assertThatThrownBy(() -> SignIn.check(values(Map.of("quarkus.oidc.token.audience", audience))))
                .hasMessageStartingWith("quarkus.oidc.token.audience must name");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://id.example.org/staff", "ftp://localhost/", "https:///staff", "id.example.org" })
    void shouldRefuseAnIdentityProviderInTheClear(String server) {
        assertThatThrownBy(() -> SignIn.check(values(Map.of("quarkus.oidc.auth-server-url", server,
                "quarkus.oidc.token.audience", "a")))).hasMessageStartingWith("quarkus.oidc.auth-server-url must be a URL");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://id.example.org/staff", "http://localhost:8180/realms/x", "http://127.0.0.1:8180/" })
    void shouldAcceptAnIdentityProviderByHttpsOrHere(String server) {
        assertThatCode(() -> SignIn.check(values(Map.of("quarkus.oidc.auth-server-url", server,
                "quarkus.oidc.token.audience", "a")))).doesNotThrowAnyException();
    }

    private static Function<String, Optional<String>> values(Map<String, String> values) {
        return key -> Optional.ofNullable(values.get(key));
    }
}
