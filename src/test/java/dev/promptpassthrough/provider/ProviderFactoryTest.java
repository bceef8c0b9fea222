package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.MultiMap;

class ProviderFactoryTest {

    private static final String PREFIX = "passthrough.providers.acme.";
    private static final String SECRET = "s3cr3t-canary";

    @Test
    void shouldTakeTheDefaultsOfTheContract() {
        Provider acme = acme(Map.of());

        assertThat(acme.family()).isEqualTo(Family.OPENAI_CHAT);
        assertThat(acme.limits()).isEqualTo(new Limits(Duration.ofSeconds(5), Duration.ofSeconds(600), Duration.ofSeconds(300),
                Duration.ofMinutes(30), 256));
        assertThat(acme.access()).isEqualTo(new Provider.Access(Set.of(), Set.of(), false));
        assertThat(acme.active()).isTrue();
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
            "base-url, http://acme.example/v1/, base-url must use https",
            "base-url, acme.example, base-url must be an absolute URL",
            "base-url, https://user:pw@acme.example/, base-url must be an absolute URL",
            "base-url, https://acme.example/?x=1, base-url must be an absolute URL",
            "default-path, /chat/completions, default-path must not begin with a slash",
            "first-byte-timeout, 0s, first-byte-timeout must be more than nothing",
            "gap-timeout, 1h, gap-timeout must not be longer than total-timeout",
            "max-connections, 0, max-connections must be at least 1",
            "auth.scheme, header, auth.name is missing",
            "auth.scheme, query, auth.name is missing",
            "auth.scheme, basic, auth.secret must be user:password",
            "headers.bad(name), x, headers.bad(name) must be a header's name and value" })
    void shouldNameTheKeyThatIsWrongAndGiveAnExampleButNoSecret(String key, String value, String expected) {
        assertThatThrownBy(() -> acme(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("passthrough.providers.acme." + expected)
                .hasMessageContaining("for example passthrough.providers.acme.")
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldAskForABaseUrl() {
        assertThatThrownBy(() -> Configured.providers(Map.of(PREFIX + "name", "Acme")))
                .hasMessageContaining("passthrough.providers.acme.base-url is missing");
    }

    @Test
    void shouldRefuseASlugThatIsNoLabel() {
        assertThatThrownBy(() -> Configured.providers(Map.of("passthrough.providers.Acme_1.base-url", "https://a.example")))
                .hasMessageContaining("passthrough.providers.Acme_1 must be named by lower-case letters");
    }

    @Test
    void shouldAllowPlainHttpOnAPrivateAddressOnly() {
        Provider acme = acme(Map.of("base-url", "http://acme.internal/v1", "allow-private-address", "true"));

        assertThat(acme.baseUrl()).hasToString("http://acme.internal/v1/");
        assertThat(acme.access().privateAddress()).isTrue();
    }

    @Test
    void shouldListAProviderWithoutItsSecretAsInactive() {
        Provider acme = Configured.providers(Map.of(PREFIX + "base-url", "https://acme.example/")).get("acme");

        assertThat(acme.inactiveReason()).isEqualTo("passthrough.providers.acme.auth.secret is not set");
    }

    @Test
    void shouldListADisabledProviderAsInactive() {
        assertThat(acme(Map.of("enabled", "false")).inactiveReason()).isEqualTo("passthrough.providers.acme.enabled is false");
    }

    @ParameterizedTest
    @CsvSource({ "header, X-Acme-Key, X-Acme-Key, s3cr3t-canary", "bearer, , Authorization, Bearer s3cr3t-canary" })
    void shouldSignInByHeader(String scheme, String name, String header, String expected) {
        Map<String, String> keys = new HashMap<>(Map.of("auth.scheme", scheme));
        if (name != null) {
            keys.put("auth.name", name);
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(header, "the caller's");

        acme(keys).credential().addTo(headers);

        assertThat(headers.getAll(header)).containsExactly(expected);
    }

    @Test
    void shouldSignInByQueryWithTheSecretEncoded() {
        Provider acme = acme(Map.of("auth.scheme", "query", "auth.name", "api_key", "auth.secret", "a&b=c"));

        assertThat(acme.credential().queryParameter()).isEqualTo("api_key=a%26b%3Dc");
    }

    @Test
    void shouldSignInByUserAndPassword() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();

        acme(Map.of("auth.scheme", "basic", "auth.secret", "user:pass")).credential().addTo(headers);

        assertThat(headers.get("Authorization")).isEqualTo("Basic dXNlcjpwYXNz");
    }

    @Test
    void shouldNeverShowASecret() {
        assertThat(acme(Map.of()).toString()).doesNotContain(SECRET);
    }

    @Test
    void shouldReadASecretFileAgainWhenItHasChanged(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "first\n");
        SecretFile secret = new SecretFile(file);
        Files.writeString(file, "second\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5_000));

        secret.refresh();

        assertThat(secret.reveal()).isEqualTo("second");
    }

    @Test
    void shouldKeepTheLastGoodSecretWhileItsFileIsGoneOrEmpty(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "first");
        SecretFile secret = new SecretFile(file);
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        secret.refresh();
        Files.delete(file);

        secret.refresh();

        assertThat(secret.reveal()).isEqualTo("first");
    }

    private static Provider acme(Map<String, String> keys) {
        Map<String, String> properties = new HashMap<>();
        properties.put(PREFIX + "base-url", "https://acme.example/v1");
        properties.put(PREFIX + "auth.secret", SECRET);
        keys.forEach((key, value) -> properties.put(PREFIX + key, value));
        return Configured.providers(properties).get("acme");
    }
}
