package dev.promptpassthrough.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalStateException("no answer"), "no answer"),
                Arguments.of(new IllegalStateException(null, new RuntimeException("{\"error\":\"invalid_grant\"}")),
                        "{\"error\":\"invalid_grant\"}"),
                Arguments.of(new IllegalStateException(" \n ", new RuntimeException((String) null,
                        new RuntimeException("refused"))), "refused"),
                Arguments.of(new IllegalStateException(), "IllegalStateException"),
                Arguments.of(new IllegalStateException("\nThe first line.\nAdvice, for developers.\n"), "The first line."),
                Arguments.of(new IllegalStateException("a\u001b[2J\tb\u009bc\u2028d\u202ee\u0000é"), "a?[2J?b?c?d?e?é"),
                Arguments.of(new IllegalStateException("JsonWebSignature->eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9"
                        + ".eyJzdWIiOiJhbGljZSIsImFnZSI6MTIzNDU2Nzh9.c2lnbmF0dXJlLW9mLTI1Ni1iaXRz is invalid"),
                        "JsonWebSignature->***.***.*** is invalid"),
                Arguments.of(new IllegalStateException("ID token verification has failed: JWT (claims->{\"name\":\"Alice) "
                        + "rejected due to\",\n\"email\":\"alice@example.org\"}) rejected due to invalid claims or other invalid "
                        + "content. Additional details: [[12] Issuer (iss) claim value (https://evil.example) is wrong]"),
                        "ID token verification has failed: JWT (claims->***) rejected due to invalid claims or other invalid "
                                + "content. Additional details: [[12] Issuer (iss) claim value (https://evil.example) is wrong]"),
                Arguments.of(new IllegalStateException("Unable to parse what was expected to be the JWT Claim Set JSON: "
                        + "\"{Alice Liddell\" Additional details: [[16] Invalid JSON.]"),
                        "Unable to parse what was expected to be the JWT Claim Set JSON: *** Additional details: [[16] Invalid"
                                + " JSON.]"),
                Arguments.of(new IllegalStateException("The user 'alice.l@mail.example.org' is not assigned to a role"),
                        "The user '***' is not assigned to a role"),
                Arguments.of(new IllegalStateException("Code 0a1b2c3d-0000-4000-8000-0123456789ab.1 is not valid"),
                        "Code ***.1 is not valid"),
                Arguments.of(new IllegalStateException("io.quarkus.AuthenticationCompletionException: localhost:8080/realms"),
                        "io.quarkus.AuthenticationCompletionException: localhost:8080/realms"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldSayWhyInOneLineWithoutACredential(Throwable failure, String reason) {
        assertThat(Reason.of(failure)).isEqualTo(reason);
    }

    @Test
    void shouldStayShortAndShowNoPartOfACredentialThatTheEndCuts() {
        String reason = Reason
                .of(new IllegalStateException("x ".repeat(115) + "sk-0123456789abcdef0123456789 " + "y ".repeat(500)));

        assertThat(reason).hasSizeLessThanOrEqualTo(241).endsWith("…").contains("***").doesNotContain("sk-");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "a.", "1", "@", "claims->(" })
    void shouldTakeNoLongerForTextsThatAreMadeToTakeLong(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Reason.masked(part.repeat(200_000)));
    }

    @Test
    void shouldComeToAnEndWhereFailuresCauseEachOther() {
        RuntimeException one = new RuntimeException((String) null);
        RuntimeException other = new RuntimeException(null, one);
        one.initCause(other);

        assertThat(Reason.of(one)).isEqualTo("RuntimeException");
    }
}
