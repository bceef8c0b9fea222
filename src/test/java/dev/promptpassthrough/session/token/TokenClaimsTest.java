package dev.promptpassthrough.session.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenClaimsTest {

    private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0} s of {1} s, {2} s of grace")
    @CsvSource(textBlock = """
            294,     300, 0, false, false
            295.001, 300, 0, true,  false
            299.999, 300, 0, true,  false
            300,     300, 0, true,  true
            300,     300, 1, true,  false
            301,     300, 1, true,  true
            301.001, 300, 1, true,  true
            2,       3,   0, false, false
            2.251,   3,   0, true,  false
            """)
    void shouldEndSoonBeforeItEnds(double age, long lifetime, int grace, boolean soon, boolean ended) {
        TokenClaims claims = new TokenClaims("issuer", "subject", null, ISSUED, ISSUED.plusSeconds(lifetime));
        Instant now = ISSUED.plusMillis(Math.round(age * 1000));

        assertThat(claims.endsSoon(now, grace)).as("ends soon").isEqualTo(soon);
        assertThat(claims.hasEnded(now, grace)).as("has ended").isEqualTo(ended);
    }

    @ParameterizedTest
    @CsvSource({ "-6, false", "-4, true", "0, true" })
    void shouldNotNeedToKnowWhenItBegan(long fromItsEnd, boolean soon) {
        TokenClaims claims = new TokenClaims("issuer", "subject", null, null, ISSUED);

        assertThat(claims.endsSoon(ISSUED.plusSeconds(fromItsEnd), 0)).isEqualTo(soon);
    }

    @ParameterizedTest
    @CsvSource({ "''", "not.a.token", "opaque" })
    void shouldNotEndWhereItSaysNoEnd(String token) {
        assertThat(TokenClaims.of(token).endsSoon(Instant.MAX.minusSeconds(9), 0)).isFalse();
        assertThat(TokenClaims.of(token).hasEnded(Instant.MAX.minusSeconds(9), 0)).isFalse();
    }
}
