package dev.promptpassthrough.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class CsrfTokensTest {

    private static final Caller ALICE = caller("alice", "session-1");

    private final CsrfTokens tokens = tokens("a secret that is known to every replica");

    private record Session(Optional<String> csrfSecret, Set<String> adminRoles) implements SessionConfig {

        @Override
        public Duration recheckAfter() {
            return Duration.ofMinutes(4);
        }
    }

    @Test
    void shouldAcceptATokenThatAnotherReplicaIssued() {
        String issued = tokens("a secret that is known to every replica").issue(ALICE);

        assertThat(tokens.valid(issued, ALICE)).isTrue();
    }

    @Test
    void shouldNeverIssueTheSameTokenTwice() {
        assertThat(tokens.issue(ALICE)).isNotEqualTo(tokens.issue(ALICE));
    }

    @Test
    void shouldRefuseAnothersToken() {
        assertThat(tokens.valid(tokens.issue(caller("bob", "session-1")), ALICE)).isFalse();
    }

    @Test
    void shouldRefuseATokenOfAnEarlierSession() {
        assertThat(tokens.valid(tokens.issue(caller("alice", "session-0")), ALICE)).isFalse();
    }

    @Test
    void shouldRefuseATokenThatAnotherSecretMade() {
        assertThat(tokens.valid(tokens("another secret, unknown to these replicas").issue(ALICE), ALICE)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = { "x", "not base64 !", "AAAA", "////////////////////////////////////////////////////////////////" })
    void shouldRefuseWhatIsNoToken(String token) {
        assertThat(tokens.valid(token, ALICE)).isFalse();
    }

    @Test
    void shouldRefuseATokenWithOneBitChanged() {
        String issued = tokens.issue(ALICE);
        char last = issued.charAt(issued.length() - 2);
        String changed = issued.substring(0, issued.length() - 2) + (last == 'A' ? 'B' : 'A')
                + issued.charAt(issued.length() - 1);

        assertThat(tokens.valid(changed, ALICE)).isFalse();
    }

    @Test
    void shouldRefuseAShortSecretWithoutShowingIt() {
        assertThatThrownBy(() -> tokens("hunter2"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("passthrough.session.csrf-secret must be at least 32 characters")
                .hasMessageNotContaining("hunter2");
    }

    private static CsrfTokens tokens(String secret) {
        return new CsrfTokens(new Session(Optional.of(secret), Set.of()));
    }

    private static Caller caller(String subject, String sessionId) {
        return new Caller("https://idp.example", subject, subject, null, Set.of(), null, sessionId, true);
    }
}
