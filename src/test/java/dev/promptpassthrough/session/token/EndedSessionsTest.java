package dev.promptpassthrough.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;

class EndedSessionsTest {

    private static final long NOW = Instant.now().getEpochSecond();

    private final EndedSessions ended = new EndedSessions();

    @Test
    void shouldKnowTheSessionThatWasSignedOutByAnyOfItsTokens() {
        ended.end(token("alice", "one", NOW - 100));

        assertThat(ended.contains(claims("alice", "one", NOW - 200))).isTrue();
        assertThat(ended.contains(claims("alice", "one", NOW - 100))).isTrue();
    }

    @Test
    void shouldNotTakeAnotherSessionForIt() {
        ended.end(token("alice", "one", NOW - 100));

        assertThat(ended.contains(claims("alice", "two", NOW - 100))).isFalse();
        assertThat(ended.contains(claims("bob", "three", NOW - 100))).isFalse();
    }

    /** Some identity providers give the next session the same id. */
    @Test
    void shouldAcceptASessionThatWasBegunAnew() {
        ended.end(token("alice", "one", NOW - 100));

        assertThat(ended.contains(claims("alice", "one", NOW + 2))).isFalse();
    }

    @Test
    void shouldEndAllSessionsOfAUserWhereTheLogoutTokenNamesNone() {
        ended.endAsTold(token("alice", null, NOW));

        assertThat(ended.contains(claims("alice", "one", NOW - 1))).isTrue();
        assertThat(ended.contains(claims("alice", "two", NOW))).isTrue();
        assertThat(ended.contains(claims("alice", "three", NOW + 1))).isFalse();
        assertThat(ended.contains(claims("bob", "four", NOW - 1))).isFalse();
    }

    @Test
    void shouldNotMoveAnEndBack() {
        ended.endAsTold(token("alice", "one", NOW));
        ended.endAsTold(token("alice", "one", NOW - 500));

        assertThat(ended.contains(claims("alice", "one", NOW))).isTrue();
    }

    private static TokenClaims claims(String subject, String sessionId, long issuedAt) {
        return TokenClaims.of(token(subject, sessionId, issuedAt));
    }

    private static String token(String subject, String sessionId, long issuedAt) {
        String sid = sessionId == null ? "" : ",\"sid\":\"" + sessionId + '"';
        String json = "{\"iss\":\"https://idp\",\"sub\":\"" + subject + "\",\"iat\":" + issuedAt + sid + '}';
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }
}
