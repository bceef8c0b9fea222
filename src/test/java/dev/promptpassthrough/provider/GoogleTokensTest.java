package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.ServiceAccount;
import dev.promptpassthrough.testsupport.TokenEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

class GoogleTokensTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final TokenEndpoint endpoint = new TokenEndpoint(asked -> TokenEndpoint.token("ya29.test", 3599));
    private final ServiceAccount account = new ServiceAccount(endpoint.url("/token"));
    private final GoogleTokens tokens = new GoogleTokens(List.of(GoogleTokens.CLOUD_PLATFORM), VERTX);

    @AfterEach
    void close() {
        endpoint.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void shouldBuyATokenWithAnAssertionThatTheServiceAccountHasSigned() {
        AccessToken token = await(tokens.fetch(account.json())).result();

        assertThat(token.value()).isEqualTo("ya29.test");
        assertThat(token.expiresAt()).isCloseTo(Instant.now().plusSeconds(3599), Assertions.within(30, ChronoUnit.SECONDS));
        assertThat(endpoint.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.form()).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            JsonObject claims = account.claims(asked.form().get("assertion"));
            assertThat(claims.getString("iss")).isEqualTo(ServiceAccount.EMAIL);
            assertThat(claims.getString("aud")).isEqualTo("https://oauth2.googleapis.com/token");
            assertThat(claims.getString("scope")).isEqualTo("https://www.googleapis.com/auth/cloud-platform");
            assertThat(claims.getLong("exp") - claims.getLong("iat")).isLessThanOrEqualTo(3600);
        });
    }

    @Test
    void shouldTellARefusalByItsStatusAlone() {
        endpoint.answer(asked -> new TokenEndpoint.Answer(400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"" + asked.form().get("assertion") + "\"}"));

        Throwable failure = await(tokens.fetch(account.json())).cause();

        assertThat(failure).isInstanceOf(TokenRefused.class).hasMessage("status 400");
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void shouldFailWhereNobodyListens() {
        endpoint.close();

        Throwable failure = await(tokens.fetch(account.json())).cause();

        assertThat(failure).isInstanceOf(java.io.IOException.class);
    }

    @Test
    void shouldTellAKeyFromWhatIsNone() {
        assertThat(GoogleTokens.isSound(account.json())).isTrue();
        assertThat(GoogleTokens.isSound("{}")).isFalse();
        assertThat(GoogleTokens.isSound("ya29.not-a-key")).isFalse();
        assertThat(GoogleTokens.isSound(account.json().replace("BEGIN PRIVATE KEY", "BEGIN"))).isFalse();
    }

    private static Future<AccessToken> await(Future<AccessToken> future) {
        Awaitility.await().until(future::isComplete);
        return future;
    }
}
