package dev.promptpassthrough.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.vertx.core.json.JsonObject;

class ProblemCodeTest {

    /** The contract's list, §4: clients switch on these, so that none may change. */
    @Test
    void shouldHaveTheCodesOfTheContract() {
        assertThat(Arrays.stream(ProblemCode.values()).map(code -> code.wireName() + " " + code.status()))
                .containsExactlyInAnyOrder("unauthenticated 401", "forbidden-provider 403", "forbidden-model 403",
                        "forbidden-operations 403", "csrf 403",
                        "cross-origin 403", "bad-target 400", "not-found 404", "unknown-provider 404", "provider-inactive 503",
                        "method-not-allowed 405", "not-acceptable 406", "body-too-large 413", "too-many-streams 429",
                        "rate-limited 429",
                        "budget-exhausted 429", "upstream-unreachable 502", "upstream-tls 502", "upstream-protocol 502",
                        "upstream-timeout 504", "sign-in-unavailable 503", "shutting-down 503", "internal 500");
    }

    @Test
    void shouldTellEverythingOfAProblem() {
        JsonObject json = new Problem(ProblemCode.BAD_TARGET, "Why \"so\".", "slug", "/path", "id").toJson();

        assertThat(json.getMap()).containsEntry("type", "urn:prompt-passthrough:problem:bad-target")
                .containsEntry("title", ProblemCode.BAD_TARGET.title()).containsEntry("status", 400)
                .containsEntry("detail", "Why \"so\".").containsEntry("instance", "/path").containsEntry("code", "bad-target")
                .containsEntry("provider", "slug").containsEntry("requestId", "id");
    }
}
