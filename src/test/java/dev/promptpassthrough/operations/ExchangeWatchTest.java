package dev.promptpassthrough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.promptpassthrough.operations.ProviderFigures.Ending;
import dev.promptpassthrough.passthrough.ExchangeEnd;
import dev.promptpassthrough.problem.ProblemCode;

class ExchangeWatchTest {

    @ParameterizedTest
    @CsvSource({ "whole, , 200, GOOD", "whole, , 404, GOOD", "whole, , 429, GOOD", "whole, , 500, FAILED",
            "whole, , 529, FAILED",
            "provider-closed, , 101, GOOD", "caller-left, , 200, LEFT", "cut, upstream-protocol, 200, CUT",
            "cut, shutting-down, 200, REFUSED", "refused, upstream-timeout, 0, FAILED", "refused, upstream-tls, 0, FAILED",
            "refused, body-too-large, 0, REFUSED", "refused, too-many-streams, 0, REFUSED", "refused, internal, 0, REFUSED" })
    void shouldSayOfAProviderOnlyWhatIsUpToIt(String outcome, String code, int status, Ending ending) {
        var end = new ExchangeEnd(ExchangeEnd.Outcome.valueOf(constant(outcome)),
                code == null ? null : ProblemCode.valueOf(constant(code)));

        assertThat(ExchangeWatch.ending(end, status)).isEqualTo(ending);
    }

    private static String constant(String label) {
        return label.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
