package dev.promptpassthrough.session.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.session.SessionConfig;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OIDCException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

class RecheckTest {

    private static final Duration INTERVAL = Duration.ofMinutes(4);

    private final AuthorizationCodeTokens old = new AuthorizationCodeTokens(idToken("alice"), "access", "refresh");

    @Test
    void shouldBeDueOnceTheWordIsOld() {
        Recheck recheck = answering(Uni.createFrom().nothing());

        assertThat(recheck.isDue(old, Instant.now().minus(INTERVAL).plusSeconds(30))).isFalse();
        assertThat(recheck.isDue(old, Instant.now().minus(INTERVAL).minusSeconds(30))).isTrue();
        assertThat(recheck.isDue(new AuthorizationCodeTokens(idToken("alice"), "access", null), Instant.EPOCH))
                .as("without a refresh token").isFalse();
    }

    @Test
    void shouldKeepWhatTheIdentityProviderDoesNotSendAnew() {
        AuthorizationCodeTokens renewed = renewed(Uni.createFrom().item(new AuthorizationCodeTokens(null, "new access", null)));

        assertThat(renewed.getIdToken()).isEqualTo(old.getIdToken());
        assertThat(renewed.getAccessToken()).isEqualTo("new access");
        assertThat(renewed.getRefreshToken()).isEqualTo("refresh");
    }

    @Test
    void shouldEndTheSessionWhereTheIdentityProviderRefuses() {
        assertThatThrownBy(() -> renewed(Uni.createFrom().failure(new OIDCException(
                "{\"error\":\"invalid_grant\",\"error_description\":\"Session not active\"}"))))
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void shouldGoOnWhereItDoesNotAnswer() {
        for (Throwable failure : new Throwable[] { new ConnectException(), new TimeoutException(),
                new OIDCException("<html>502"),
                new NullPointerException(), new OIDCException("{\"error\":\"invalid_client\"}") }) {
            assertThat(renewed(Uni.createFrom().failure(failure))).as(failure.toString()).isSameAs(old);
        }
    }

    @Test
    void shouldGoOnWhereItWasAwayAtTheStart() {
        Recheck recheck = new Recheck(INTERVAL, token -> {
            throw new NullPointerException("no client yet");
        });

        assertThat(recheck.renew(old).await().indefinitely()).isSameAs(old);
    }

    @Test
    void shouldNotTakeAnothersTokens() {
        assertThatThrownBy(() -> renewed(Uni.createFrom().item(new AuthorizationCodeTokens(idToken("mallory"), "a", "r"))))
                .isInstanceOf(AuthenticationFailedException.class).hasMessageContaining("somebody else");
    }

    @Test
    void shouldRefuseAnIntervalOfNothing() {
        Recheck recheck = new Recheck(Duration.ZERO, token -> Uni.createFrom().nothing());

        assertThatThrownBy(() -> recheck.atStart(null)).isInstanceOf(ConfigurationException.class)
                .hasMessage("passthrough.session.recheck-after must be more than nothing, for example"
                        + " passthrough.session.recheck-after=4m");
    }

    /** Docs promise a revocation within five minutes: the interval, and the clocks' grace on top. */
    @Test
    void shouldAskInTimeByDefault() {
        SessionConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(SessionConfig.class)
                .build().getConfigMapping(SessionConfig.class);

        assertThat(config.recheckAfter().plusSeconds(30)).isLessThan(Duration.ofMinutes(5));
    }

    private AuthorizationCodeTokens renewed(Uni<AuthorizationCodeTokens> answer) {
        return answering(answer).renew(old).await().indefinitely();
    }

    private static Recheck answering(Uni<AuthorizationCodeTokens> answer) {
        return new Recheck(INTERVAL, token -> answer);
    }

    private static String idToken(String subject) {
        String claims = "{\"iss\":\"https://id.example.org\",\"sub\":\"" + subject + "\",\"iat\":1,\"exp\":2}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".AAAA";
    }
}
