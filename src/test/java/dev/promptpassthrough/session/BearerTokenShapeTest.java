package dev.promptpassthrough.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenShapeTest {

    @ParameterizedTest
    @ValueSource(strings = { "Bearer e30.e30.AQ", "bearer e30.e30.AQ", "BEARER  e30.e30.AQ" })
    void shouldTakeWhatMayBeAToken(String authorization) {
        assertThat(BearerTokenShape.isBearerJwt(authorization)).isTrue();
    }

    /** Among them another spelling of the same bytes, which would be another token to whoever compares. */
    @ParameterizedTest
    @ValueSource(strings = { "", "Bearer", "Bearer ", "Basic e30.e30.AQ", "Bearere30.e30.AQ", "Bearer e30.e30",
            "Bearer e30.e30.",
            "Bearer .e30.AQ", "Bearer e30..AQ", "Bearer e30.e30.AQ.AQ", "Bearer e30.e30.AQ==", "Bearer e30.e30.AR",
            "Bearer e30.e30.A", "Bearer e30.e30.+Q", "Bearer e30.e30.AQ x", "Bearer e30.e30.AQ\t", "Bearer e30.e30.\u00e9Q" })
    void shouldRefuseWhatIsNone(String authorization) {
        assertThat(BearerTokenShape.isBearerJwt(authorization)).isFalse();
    }
}
