package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.ConfigurationException;

class ConfigurationCheckTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldRefuseAMisspeltFeature() {
        assertThatThrownBy(() -> KnownKeys.check(List.of("quarkus.http.port", "passthrough.provider.openai.name")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("passthrough.provider.openai.name is not a key")
                .hasMessageContaining("passthrough.providers");
    }

    @Test
    void shouldAcceptTheKeysOfEachFeature() {
        assertThatCode(() -> KnownKeys.check(List.of("passthrough.site.base-url", "passthrough.session.csrf-secret",
                "passthrough.providers.openai.name", "passthrough.limits.max-streams", "passthrough.demo.enabled")))
                .doesNotThrowAnyException();
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

    @Test
    void shouldRefuseForwardingFromAnybody() {
        assertThatThrownBy(() -> TrustedProxies.check(values(Map.of(
                "quarkus.http.proxy.proxy-address-forwarding", "true"))))
                .hasMessageContaining("quarkus.http.proxy.trusted-proxies is missing");
    }

    @Test
    void shouldAcceptForwardingFromNamedProxies() {
        assertThatCode(() -> TrustedProxies.check(values(Map.of(
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.trusted-proxies", "10.0.0.0/8"))))
                .doesNotThrowAnyException();
    }

    private static Function<String, Optional<String>> values(Map<String, String> values) {
        return key -> Optional.ofNullable(values.get(key));
    }
}
