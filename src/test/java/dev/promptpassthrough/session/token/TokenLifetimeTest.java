package dev.promptpassthrough.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.LogLines;

class TokenLifetimeTest {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.now();

    private final TokenLifetime lifetime = new TokenLifetime();
    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.of(TokenLifetime.class);
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @ParameterizedTest
    @ValueSource(longs = { 60, 240, 270 })
    void shouldBeSatisfiedWithTokensThatEndSoon(long seconds) {
        lifetime.check(lasting(seconds), false, GRACE);

        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = { 271, 300, 3600 })
    void shouldWarnOnceOfTokensThatOutlastARevocation(long seconds) {
        lifetime.check(lasting(seconds), false, GRACE);
        lifetime.check(lasting(seconds), false, GRACE);

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void shouldSayNothingWhereTheSessionCanBeChecked() {
        lifetime.check(lasting(3600), true, GRACE);

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void shouldSayNothingOfATokenWithoutAnEnd() {
        lifetime.check(new TokenClaims("https://idp", "alice", null, NOW, null), false, GRACE);

        assertThat(log.lines()).isEmpty();
    }

    private static TokenClaims lasting(long seconds) {
        return new TokenClaims("https://idp", "alice", null, NOW, NOW.plusSeconds(seconds));
    }
}
