package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

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
            "auth.scheme, aws-sigv4, auth.secret must be ACCESS_KEY_ID:SECRET_ACCESS_KEY",
            "auth.scheme, google-oauth, auth.secret must be the JSON of a service account",
            "auth.scheme, azure-entra, auth.tenant is missing",
            "headers.bad(name), x, headers.bad(name) must be a header's name and value" })
    void shouldNameTheKeyThatIsWrongAndGiveAnExampleButNoSecret(String key, String value, String expected) {
        assertThatThrownBy(() -> acme(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("passthrough.providers.acme." + expected)
                .hasMessageContaining("for example passthrough.providers.acme.")
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
            "aws-sigv4, auth.region, auth.secret=AKID:s3cr3t-canary, auth.region is missing for the scheme aws-sigv4",
            "aws-sigv4, auth.sign-body=false, auth.secret=AKID:s3cr3t-canary, auth.sign-body may be false over https only",
            "azure-entra, auth.client-id, auth.tenant=contoso, auth.client-id is missing for the scheme azure-entra",
            "azure-entra, auth.authority=http://login.example, auth.tenant=contoso, auth.authority must be an https URL",
            "google-oauth, auth.application-default=true, auth.tenant=x, auth.application-default cannot be true beside" })
    void shouldNameTheKeyThatASchemeLacks(String scheme, String lacking, String given, String expected) {
        Map<String, String> keys = new HashMap<>(Map.of("auth.scheme", scheme, "base-url", "http://acme.internal/",
                "allow-private-address", "true"));
        if (!lacking.equals("auth.region")) {
            keys.put("auth.region", "eu-central-1");
        }
        for (String pair : List.of(lacking, given)) {
            if (pair.contains("=")) {
                keys.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }

        assertThatThrownBy(() -> acme(keys))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("passthrough.providers.acme." + expected)
                .hasMessageContaining("for example passthrough.providers.acme.")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void shouldTakeAPriceWithItsDateAndTakeWhatIsNotPricedApartForInput() {
        Provider acme = acme(Map.of("prices.\"acme-1.5\".input", "2.50", "prices.\"acme-1.5\".output", "10",
                "prices.\"acme-1.5\".date", "2026-01-31"));

        assertThat(acme.profile().prices())
                .containsExactly(new Price("acme-1.5", 2.5, 2.5, 2.5, 10, "USD", LocalDate.of(2026, 1, 31)));
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
            "input, -1, input must be an amount of nothing or more",
            "cache-write, NaN, cache-write must be an amount of nothing or more",
            "date, 31.1.2026, date must be a date",
            "currency, Euro, currency must be a currency's code" })
    void shouldRefuseAPriceThatIsNone(String key, String value, String expected) {
        Map<String, String> price = new HashMap<>(Map.of("prices.small.input", "1", "prices.small.output", "2",
                "prices.small.date", "2026-01-31"));
        price.put("prices.small." + key, value);

        assertThatThrownBy(() -> acme(price)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(PREFIX + "prices.small." + expected)
                .hasMessageContaining("for example " + PREFIX + "prices.small." + key + "=");
    }

    @ParameterizedTest
    @ValueSource(strings = { "input", "output", "date" })
    void shouldAskForWhatAPriceIsMadeOf(String key) {
        Map<String, String> price = new HashMap<>(Map.of("prices.small.input", "1", "prices.small.output", "2",
                "prices.small.date", "2026-01-31"));
        price.remove("prices.small." + key);

        assertThatThrownBy(() -> acme(price)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(PREFIX + "prices.small." + key + " is missing, for example " + PREFIX);
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

        signed(acme(keys), headers);

        assertThat(headers.getAll(header)).containsExactly(expected);
    }

    @Test
    void shouldSignInByQueryWithTheSecretEncoded() {
        Provider acme = acme(Map.of("auth.scheme", "query", "auth.name", "api_key", "auth.secret", "a&b=c"));

        assertThat(acme.credential().queryParameter()).isEqualTo("api_key=a%26b%3Dc");
    }

    @Test
    void shouldSignInByUserAndPassword() {
        MultiMap headers = signed(acme(Map.of("auth.scheme", "basic", "auth.secret", "user:pass")));

        assertThat(headers.get("Authorization")).isEqualTo("Basic dXNlcjpwYXNz");
    }

    @Test
    void shouldNeverShowASecret() {
        assertThat(acme(Map.of()).toString()).doesNotContain(SECRET);
    }

    @Test
    void shouldBecomeActiveWhenItsSecretFileAppears(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("key");
        List<SecretFile> watched = new ArrayList<>();
        Provider acme = Configured.providers(Map.of(PREFIX + "base-url", "https://acme.example/", PREFIX + "auth.secret-file",
                file.toString()), false, new CredentialFactory.Means(null, null, watched::add)).get("acme");
        assertThat(acme.inactiveReason()).isEqualTo(file + " is not set");
        Files.writeString(file, SECRET);

        watched.get(0).refresh();

        assertThat(acme.active()).isTrue();
        assertThat(signed(acme).get("Authorization")).isEqualTo("Bearer " + SECRET);
    }

    @ParameterizedTest
    @CsvSource({ "aws-sigv4, AKID:" + SECRET, "azure-entra, " + SECRET, "bearer, " + SECRET })
    void shouldNeverShowTheSecretOfAnyScheme(String scheme, String secret) {
        Provider acme = acme(Map.of("auth.scheme", scheme, "auth.secret", secret, "auth.region", "eu-central-1",
                "auth.tenant", "contoso", "auth.client-id", "gateway"));

        assertThat(acme.toString()).doesNotContain(SECRET);
    }

    private static MultiMap signed(Provider provider) {
        return signed(provider, MultiMap.caseInsensitiveMultiMap());
    }

    private static MultiMap signed(Provider provider, MultiMap headers) {
        assertThat(provider.credential().sign(new OutgoingRequest(HttpMethod.POST, "/", headers, null)).succeeded()).isTrue();
        return headers;
    }

    private static Provider acme(Map<String, String> keys) {
        Map<String, String> properties = new HashMap<>();
        properties.put(PREFIX + "base-url", "https://acme.example/v1");
        properties.put(PREFIX + "auth.secret", SECRET);
        keys.forEach((key, value) -> properties.put(PREFIX + key, value));
        return Configured.providers(properties).get("acme");
    }
}
