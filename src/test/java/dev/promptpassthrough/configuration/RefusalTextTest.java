package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "SRCFG00050: passthrough.providers.a.b in X[source=X[source=file:/f]] does not map to any root"
                    + "|passthrough.providers.a.b is not a key of a provider",
            "x.IllegalArgumentException: SRCFG00039: The config property passthrough.providers.a.gap-timeout with the config "
                    + "value \"canary\" threw an Exception|passthrough.providers.a.gap-timeout has a value that cannot be read, "
                    + "or lacks one",
            "SRCFG00049: Cannot convert canary to enum class X, allowed values: bearer|holds a value that cannot be read",
            "passthrough.providers.a.base-url must use https|passthrough.providers.a.base-url must use https" })
    void shouldNameTheKeyAndNeverTheValue(String message, String expected) {
        assertThat(RefusalText.of(new IllegalStateException("Configuration validation failed:\n\t" + message)))
                .isEqualTo(expected).doesNotContain("canary");
    }
}
