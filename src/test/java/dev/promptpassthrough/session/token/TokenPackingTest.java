package dev.promptpassthrough.session.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcUtils;

/** What goes into the cookie comes out of it, for this application only, and is small. */
class TokenPackingTest {

    private static final Instant CHECKED_AT = Instant.ofEpochSecond(1_800_000_000);

    private static final Optional<String> SECRET = Optional.of("a secret that is known to every replica");
    /** What RFC 6265 §6.1 lets a browser drop, and what a proxy's buffer of 4 KB leaves beside other headers. */
    private static final int ROOM = 3_300;

    private final CookieSeal seal = new CookieSeal(SECRET);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "opaque", "a.b", "..", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "1//0g-refresh_token",
            "Ünïcode",
            "YR.YQ", "YQ==.YQ" })
    void shouldGiveBackEachTokenToTheLetter(String token) throws Exception {
        // Given
        var tokens = new AuthorizationCodeTokens("id." + token, token, token, 300L, "openid profile");

        // When
        TokenPacking.Kept kept = TokenPacking.unpack(seal.open(seal.seal(TokenPacking.pack(kept(tokens)))));
        AuthorizationCodeTokens opened = kept.tokens();
        assertThat(kept.checkedAt()).isEqualTo(CHECKED_AT);

        // Then
        assertThat(opened).usingRecursiveComparison().isEqualTo(tokens);
    }

    @Test
    void shouldOpenWhatAnotherReplicaHasSealed() throws JoseException {
        String sealed = new CookieSeal(SECRET).seal(new byte[] { 1, 2, 3 });

        assertThat(seal.open(sealed)).containsExactly(1, 2, 3);
    }

    @Test
    void shouldNotOpenWhatAnotherSecretHasSealed() {
        String sealed = new CookieSeal(Optional.of("another secret, unknown to these replicas")).seal(new byte[] { 1 });

        assertThatThrownBy(() -> seal.open(sealed)).isInstanceOf(JoseException.class);
    }

    @Test
    void shouldNotOpenWhatWasChanged() {
        String sealed = seal.seal(new byte[] { 1, 2, 3 });
        String[] parts = sealed.split("\\.", -1);
        parts[3] = (parts[3].startsWith("A") ? "B" : "A") + parts[3].substring(1);

        assertThatThrownBy(() -> seal.open(String.join(".", parts))).isInstanceOf(JoseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "a.b.c.d.e", "....", "eyJhbGciOiJub25lIn0.e30." })
    void shouldNotOpenWhatIsNoSealAtAll(String sealed) {
        assertThatThrownBy(() -> seal.open(sealed)).isInstanceOf(JoseException.class);
    }

    @Test
    void shouldRefuseBytesThatEndTooSoon() {
        byte[] packed = TokenPacking.pack(kept(new AuthorizationCodeTokens("a.b.c", "d", "e")));

        assertThatThrownBy(() -> TokenPacking.unpack(Arrays.copyOf(packed, packed.length - 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldSealTheSameTokensDifferentlyEachTime() {
        byte[] packed = TokenPacking.pack(kept(new AuthorizationCodeTokens("a", "b", "c")));

        assertThat(seal.seal(packed)).isNotEqualTo(seal.seal(packed));
    }

    @Test
    void shouldFitTheTokensOfAUserWithFiftyGroupsIntoOneCookie() {
        // Given
        String groups = IntStream.range(0, 50).mapToObj(i -> "\"/department-" + i % 7 + "/team-" + i + '"')
                .collect(Collectors.joining(","));
        String claims = "{\"iss\":\"https://login.example.org/realms/passthrough\",\"sub\":\"af5cd1d6-b8f6-4b2c-a3f0-5b5e6a2f1c11\","
                + "\"sid\":\"2b0e6d19-61a4-4a52-8a0c-2d1f0c9f4c1e\",\"email\":\"someone@example.org\",\"groups\":[" + groups
                + "]}";
        var tokens = new AuthorizationCodeTokens(jwt(claims, 256), jwt(claims, 256), jwt("{\"typ\":\"Refresh\"}", 64), 300L,
                "openid email profile");

        // When
        String cookie = seal.seal(TokenPacking.pack(kept(tokens)));

        // Then
        assertThat(cookie).hasSizeLessThan(ROOM);
    }

    @Test
    void shouldNameTheCookieAsTheFrameworkDoes() {
        for (Optional<String> suffix : Arrays.asList(Optional.<String> empty(), Optional.of("llm"))) {
            var config = OidcTenantConfig.authServerUrl("https://login.example.org").tenantId("Default");
            suffix.ifPresent(text -> config.authentication().cookieSuffix(text).end());

            assertThat(SessionCookie.name(suffix)).isEqualTo(OidcUtils.getSessionCookieName(config.build()));
        }
    }

    private static String jwt(String claims, int signatureLength) {
        byte[] signature = new byte[signatureLength];
        new Random(1).nextBytes(signature);
        return encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"Zk3r9bq1s7wD2m8cT5xY0aLpVfGhJnQe\"}"
                .getBytes(StandardCharsets.UTF_8))
                + '.' + encode(claims.getBytes(StandardCharsets.UTF_8)) + '.' + encode(signature);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static TokenPacking.Kept kept(AuthorizationCodeTokens tokens) {
        return new TokenPacking.Kept(tokens, CHECKED_AT);
    }
}
