package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.LogLines;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class DangersTest {

    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED_PROXIES = "quarkus.http.proxy.trusted-proxies";
    private static final String SECURE_COOKIES = "quarkus.oidc.authentication.cookie-force-secure";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    /** All that production asks for. */
    private static final Map<String, String> SOUND = Map.of("quarkus.oidc.token-state-manager.encryption-secret", SECRET,
            "quarkus.oidc.authentication.state-secret", SECRET, "quarkus.oidc.token.audience", "prompt-passthrough");
    private static final Map<String, String> THREE = Map.of(FORWARDING, "true", "quarkus.tls.trust-all", "true",
            "quarkus.oidc.tls.verification", "none");

    @ParameterizedTest
    @CsvSource({ "quarkus.oidc.tls.verification, none", "quarkus.oidc.tls.verification, certificate-validation",
            "quarkus.oidc.tls.verification, CERTIFICATE_VALIDATION", "quarkus.tls.trust-all, true",
            "quarkus.tls.trust-all, yes",
            "quarkus.tls.id.trust-all, 1", "quarkus.tls.id.hostname-verification-algorithm, NONE" })
    void shouldFindThatAnybodyIsTrusted(String key, String value) {
        assertThat(Dangers.among(config(Map.of(key, value)))).singleElement().asString().startsWith(key + " lets anybody pass")
                .contains("for example");
    }

    @ParameterizedTest
    @CsvSource({ "quarkus.oidc.tls.verification, required", "quarkus.tls.trust-all, false",
            "quarkus.tls.id.hostname-verification-algorithm, HTTPS" })
    void shouldAcceptThatNotEverybodyIs(String key, String value) {
        assertThat(Dangers.among(config(Map.of(key, value)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "false", "no" })
    void shouldFindCookiesInTheClearOnAnHttpsSite(String off) {
        assertThat(Dangers.among(config(Map.of(SECURE_COOKIES, off, "passthrough.site.base-url", "https://llm.example.org"))))
                .singleElement().asString().startsWith(SECURE_COOKIES + " must not be false");
        assertThat(Dangers.among(config(Map.of(SECURE_COOKIES, off, "passthrough.site.base-url", "http://localhost:8080"))))
                .isEmpty();
    }

    @Test
    void shouldFindThatQueriesWouldBeLogged() {
        assertThat(Dangers.among(config(Map.of("quarkus.http.access-log.enabled", "true")))).singleElement().asString()
                .startsWith("quarkus.http.access-log.enabled would write queries").contains("for example");
        assertThat(Dangers.among(config(Map.of("quarkus.http.access-log.enabled", "false")))).isEmpty();
    }

    @Test
    void shouldWarnDevelopersOfEach() {
        try (LogLines log = LogLines.of(ConfigurationCheck.class)) {
            start(THREE, LaunchMode.DEVELOPMENT);

            assertThat(log.lines()).hasSize(THREE.size())
                    .allMatch(line -> line.startsWith("In production this would not start: "))
                    .anyMatch(line -> line.contains(TRUSTED_PROXIES + " is missing"))
                    .anyMatch(line -> line.contains("quarkus.tls.trust-all lets anybody pass"))
                    .anyMatch(line -> line.contains("quarkus.oidc.tls.verification lets anybody pass"));
        }
    }

    @Test
    void shouldWarnNobodyWhereThereIsNone() {
        try (LogLines log = LogLines.of(ConfigurationCheck.class)) {
            start(Map.of(), LaunchMode.DEVELOPMENT);
            start(THREE, LaunchMode.TEST);

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void shouldNotStartInProduction() {
        assertThatThrownBy(() -> start(THREE, LaunchMode.NORMAL)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(TRUSTED_PROXIES + " is missing");
        start(Map.of(), LaunchMode.NORMAL);
    }

    private static void start(Map<String, String> changes, LaunchMode mode) {
        Map<String, String> all = new HashMap<>(SOUND);
        all.putAll(changes);
        new ConfigurationCheck(config(all), mode).atStart(new StartupEvent());
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withDefaultValues(values).build();
    }
}
