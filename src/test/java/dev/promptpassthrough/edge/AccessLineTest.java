package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLineTest {

    @ParameterizedTest
    @CsvSource({ "/a/b-~!, /a/b-~!", "'/a\u001b[31mb', /a?[31mb", "'/a b\nc', /a?b?c", "/b\u00fc\u009bcher, /b??cher",
            "'/\u007f\u2028', /??" })
    void shouldHoldNothingThatATerminalActsOn(String path, String printed) {
        assertThat(AccessLine.printable(path)).isEqualTo(printed);
    }
}
