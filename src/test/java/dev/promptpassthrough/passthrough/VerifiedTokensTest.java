package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.session.Caller;

class VerifiedTokensTest {

    private final VerifiedTokens tokens = new VerifiedTokens();

    @Test
    void shouldTellTokensApartThatBeginAlike() {
        String prefix = "e".repeat(200);
        Caller caller = expiring(Instant.now().plusSeconds(300));

        tokens.remember(VerifiedTokens.digest(prefix + "1"), caller);

        assertThat(tokens.find(VerifiedTokens.digest(prefix + "1"))).isEqualTo(caller);
        assertThat(tokens.find(VerifiedTokens.digest(prefix + "2"))).isNull();
        assertThat(tokens.find(VerifiedTokens.digest(prefix))).isNull();
    }

    @Test
    void shouldRememberATokenThatStillLives() {
        Caller caller = expiring(Instant.now().plusSeconds(300));

        tokens.remember("digest", caller);

        assertThat(tokens.find("digest")).isEqualTo(caller);
    }

    @Test
    void shouldForgetATokenThatHasExpired() {
        tokens.remember("digest", expiring(Instant.now().minusSeconds(1)));

        assertThat(tokens.find("digest")).isNull();
    }

    @Test
    void shouldNotRememberATokenWithoutAnEnd() {
        tokens.remember("digest", expiring(null));

        assertThat(tokens.find("digest")).isNull();
    }

    private static Caller expiring(Instant expiresAt) {
        return new Caller("https://idp.example", "alice", "alice", null, Set.of(), expiresAt, null, false);
    }
}
