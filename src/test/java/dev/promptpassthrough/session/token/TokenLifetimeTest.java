package dev.promptpassthrough.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLifetimeTest {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.now();

    private final List<String> warnings = new ArrayList<>();
    private final TokenLifetime lifetime = new TokenLifetime();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger(TokenLifetime.class.getName()).addHandler(handler);
    }

    @AfterEach
    void stop() {
        Logger.getLogger(TokenLifetime.class.getName()).removeHandler(handler);
    }

    @ParameterizedTest
    @ValueSource(longs = { 60, 240, 270 })
    void shouldBeSatisfiedWithTokensThatEndSoon(long seconds) {
        lifetime.check(lasting(seconds), false, GRACE);

        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = { 271, 300, 3600 })
    void shouldWarnOnceOfTokensThatOutlastARevocation(long seconds) {
        lifetime.check(lasting(seconds), false, GRACE);
        lifetime.check(lasting(seconds), false, GRACE);

        assertThat(warnings).hasSize(1);
    }

    @Test
    void shouldSayNothingWhereTheSessionCanBeChecked() {
        lifetime.check(lasting(3600), true, GRACE);

        assertThat(warnings).isEmpty();
    }

    @Test
    void shouldSayNothingOfATokenWithoutAnEnd() {
        lifetime.check(new TokenClaims("https://idp", "alice", null, NOW, null), false, GRACE);

        assertThat(warnings).isEmpty();
    }

    private static TokenClaims lasting(long seconds) {
        return new TokenClaims("https://idp", "alice", null, NOW, NOW.plusSeconds(seconds));
    }
}
