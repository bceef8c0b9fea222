package dev.promptpassthrough.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

class AccessTokenRuleTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final JsonObject HEADER = new JsonObject().put("alg", "RS256").put("typ", "JWT");
    private static final int RSA_2048 = 256;

    private final AccessTokenRule rule = new AccessTokenRule("client", Set.of("client"), Duration.ofSeconds(30));

    @Test
    void shouldTakeAnAccessToken() {
        assertThat(objection(HEADER, claims())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "at+jwt", "AT+JWT", "application/at+jwt", "jwt" })
    void shouldTakeTheTypesOfAccessTokens(String type) {
        assertThat(objection(HEADER.copy().put("typ", type), claims())).isNull();
    }

    @Test
    void shouldTakeATokenWithoutAType() {
        assertThat(objection(new JsonObject().put("alg", "RS256"), claims())).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "nonce, n", "at_hash, h", "c_hash, h", "s_hash, h", "events, e", "typ, ID", "typ, Refresh", "typ, Logout",
            "typ, bearer", "token_use, id" })
    void shouldRefuseWhatIsNoAccessToken(String claim, String value) {
        assertThat(objection(HEADER, claims().put(claim, value))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "logout+jwt", "dpop+jwt", "secevent+jwt", "" })
    void shouldRefuseTheTypesOfOtherTokens(String type) {
        assertThat(objection(HEADER.copy().put("typ", type), claims())).isNotNull();
    }

    @Test
    void shouldTakeTheKindsThatKeycloakAndCognitoNameAccess() {
        assertThat(objection(HEADER, claims().put("typ", "Bearer").put("token_use", "access"))).isNull();
    }

    @Test
    void shouldAskForASubject() {
        for (Object subject : List.of("", " ", 7, new JsonArray().add("alice"))) {
            assertThat(objection(HEADER, claims().put("sub", subject))).as(subject.toString()).isNotNull();
        }
        assertThat(objection(HEADER, new JsonObject())).isNotNull();
    }

    @Test
    void shouldRefuseATokenForTheClientWhereTheApiHasAnAudienceOfItsOwn() {
        AccessTokenRule ownAudience = new AccessTokenRule("client", Set.of("client", "https://api"), Duration.ZERO);

        assertThat(ownAudience.objection(HEADER, claims().put("aud", "client"), RSA_2048, NOW)).isNotNull();
        assertThat(
                ownAudience.objection(HEADER, claims().put("aud", new JsonArray().add("client").add("other")), RSA_2048, NOW))
                .isNotNull();
        assertThat(ownAudience.objection(HEADER, claims().put("aud", "https://api"), RSA_2048, NOW)).isNull();
        assertThat(ownAudience.objection(HEADER, claims().put("aud", new JsonArray().add("https://api").add("client")),
                RSA_2048, NOW)).isNull();
    }

    /** Where ID tokens have the same audience, what has no mark of an access token may be one. */
    @Test
    void shouldRefuseATokenForTheClientThatNothingProvesToBeAnAccessToken() {
        for (JsonObject bare : List.of(bareClaims(), bareClaims().put("azp", "client"), bareClaims().put("auth_time", 1),
                bareClaims().put("email", "alice@example.com").put("sid", "s").put("acr", "1"),
                bareClaims().put("oid", "o").put("tid", "t").put("ver", "2.0").put("preferred_username", "alice"))) {
            assertThat(objection(HEADER, bare)).as(bare.encode()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({ "scope, openid", "scp, access", "client_id, client", "cid, client", "appid, client", "azpacr, 1", "azp, cli",
            "typ, Bearer", "token_use, access", "permissions, chat", "gty, client-credentials" })
    void shouldTakeATokenForTheClientWithAMarkOfAccessTokens(String claim, String value) {
        assertThat(objection(HEADER, bareClaims().put(claim, value))).isNull();
    }

    @Test
    void shouldTakeATokenThatItsHeaderProvesToBeAnAccessToken() {
        assertThat(objection(HEADER.copy().put("typ", "at+jwt"), bareClaims())).isNull();
    }

    @Test
    void shouldForgiveAnIssuersClockNoMoreThanTheLeeway() {
        assertThat(objection(HEADER, claims().put("iat", NOW.getEpochSecond() + 30))).isNull();
        assertThat(objection(HEADER, claims().put("iat", NOW.getEpochSecond() + 31))).isNotNull();
    }

    @Test
    void shouldRefuseATokenThatIsGoodForYears() {
        assertThat(objection(HEADER, claims().put("exp", NOW.plus(Duration.ofDays(365)).getEpochSecond()))).isNull();
        assertThat(objection(HEADER, claims().put("exp", NOW.plus(Duration.ofDays(367)).getEpochSecond()))).isNotNull();
    }

    @Test
    void shouldRefuseAShortRsaKeyAlone() {
        assertThat(rule.objection(HEADER, claims(), 128, NOW)).isNotNull();
        assertThat(rule.objection(HEADER.copy().put("alg", "ES256"), claims(), 64, NOW)).isNull();
    }

    private String objection(JsonObject header, JsonObject claims) {
        return rule.objection(header, claims, RSA_2048, NOW);
    }

    private static JsonObject claims() {
        return bareClaims().put("scope", "openid");
    }

    private static JsonObject bareClaims() {
        return new JsonObject().put("sub", "alice").put("aud", "client").put("iat", NOW.getEpochSecond())
                .put("exp", NOW.getEpochSecond() + 300);
    }
}
