package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.session.Caller;
import io.quarkus.runtime.configuration.MemorySize;

class StreamLimitsTest {

    private final StreamLimits limits = new StreamLimits(config(3, 2));

    @Test
    void shouldGiveACallerAsManyAsOneMayHave() {
        StreamLimits.Permit first = limits.acquire(caller("a"));
        limits.acquire(caller("a"));

        assertThatThrownBy(() -> limits.acquire(caller("a"))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("You have 2");
        first.close();

        assertThat(limits.acquire(caller("a"))).isNotNull();
    }

    @Test
    void shouldGiveAllTogetherAsManyAsThereMayBe() {
        limits.acquire(caller("a"));
        limits.acquire(caller("b"));
        limits.acquire(caller("c"));

        assertThatThrownBy(() -> limits.acquire(caller("d"))).isInstanceOf(ProblemException.class);
        assertThat(limits.running()).isEqualTo(3);
    }

    @Test
    void shouldTakeBackAPermitOnlyOnce() {
        StreamLimits.Permit permit = limits.acquire(caller("a"));
        limits.acquire(caller("a"));

        permit.close();
        permit.close();

        assertThat(limits.running()).isEqualTo(1);
    }

    @Test
    void shouldTellCallersOfTheSameNameApart() {
        limits.acquire(caller("a"));
        limits.acquire(caller("a"));

        assertThat(limits.acquire(new Caller("other issuer", "a", "a", null, Set.of(), null, null, false))).isNotNull();
    }

    private static Caller caller(String subject) {
        return new Caller("issuer", subject, "same name", null, Set.of(), null, null, false);
    }

    private static LimitsConfig config(int streams, int perCaller) {
        return new LimitsConfig() {
            @Override
            public MemorySize maxRequestBody() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int maxStreamsPerUser() {
                return perCaller;
            }

            @Override
            public int maxStreams() {
                return streams;
            }

            @Override
            public Duration writeStall() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Duration uploadAllowance() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
