package dev.promptpassthrough.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.promptpassthrough.passthrough.ExchangeEnd;
import dev.promptpassthrough.passthrough.ExchangeEnd.Outcome;
import dev.promptpassthrough.problem.ProblemCode;

class ErrorTypeTest {

    @ParameterizedTest
    @CsvSource({ "WHOLE,,200,''", "WHOLE,,302,''", "WHOLE,,429,429", "WHOLE,,418,4xx", "WHOLE,,599,5xx", "WHOLE,,999,5xx",
            "CALLER_LEFT,,200,caller-left", "CALLER_LEFT,,0,caller-left", "CUT,UPSTREAM_PROTOCOL,200,upstream-protocol",
            "REFUSED,UPSTREAM_TIMEOUT,0,upstream-timeout" })
    void shouldNameTheErrorByWhoFailed(Outcome outcome, ProblemCode code, int status, String type) {
        assertThat(ErrorType.of(new ExchangeEnd(outcome, code), status)).isEqualTo(type);
    }

    @Test
    void shouldHaveFewTypesHoweverManyStatusesThereAre() {
        Set<String> types = new HashSet<>();

        for (int status = 100; status < 1000; status++) {
            types.add(ErrorType.of(new ExchangeEnd(Outcome.WHOLE, null), status));
        }

        assertThat(types).hasSizeLessThan(25);
    }
}
