package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillisTest {

    @ParameterizedTest
    @CsvSource({ "0, 0.00", "0.004, 0.00", "0.005, 0.01", "0.3, 0.30", "12.345, 12.35", "1999.999, 2000.00", "-1, 0.00" })
    void shouldRoundToAHundredth(double millis, String expected) {
        assertThat(Millis.format(millis)).isEqualTo(expected);
    }
}
