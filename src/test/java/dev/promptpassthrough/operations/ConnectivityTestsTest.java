package dev.promptpassthrough.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.passthrough.ConnectivityProbe.Finding;
import dev.promptpassthrough.passthrough.ConnectivityProbe.Times;
import dev.promptpassthrough.provider.Family;
import dev.promptpassthrough.provider.Limits;
import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Promise;

class ConnectivityTestsTest {

    private static final Finding GOOD = new Finding(null, null, null, 200, new Times(1.0, 1.0, 1.0, 3.0));

    private final AtomicLong clock = new AtomicLong();
    private final Deque<Promise<Finding>> running = new ArrayDeque<>();
    private final ConnectivityTests tests = new ConnectivityTests(provider -> {
        running.add(Promise.promise());
        return running.getLast().future();
    }, clock::get);

    @Test
    void shouldKeepTheLastResult() {
        assertThat(tests.last("acme")).isNull();
        var result = tests.run(provider("acme"));
        assertThat(tests.last("acme")).isNull();

        running.remove().complete(GOOD);

        assertThat(result.result().finding()).isEqualTo(GOOD);
        assertThat(tests.last("acme").finding()).isEqualTo(GOOD);
    }

    @Test
    void shouldTestOneProviderOnceAtATimeAndOthersMeanwhile() {
        tests.run(provider("acme"));
        clock.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThatThrownBy(() -> tests.run(provider("acme"))).isInstanceOf(ConnectivityTests.TooSoonException.class);
        tests.run(provider("other"));

        assertThat(running).hasSize(2);
    }

    @Test
    void shouldLetSomeTimePassBetweenTwo() {
        tests.run(provider("acme"));
        running.remove().complete(GOOD);
        clock.addAndGet(ConnectivityTests.PAUSE.minusSeconds(1).toNanos());

        assertThatThrownBy(() -> tests.run(provider("acme")))
                .isInstanceOfSatisfying(ConnectivityTests.TooSoonException.class,
                        tooSoon -> assertThat(tooSoon.left()).isEqualTo(Duration.ofSeconds(1)));

        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        tests.run(provider("acme"));
        assertThat(running).hasSize(1);
    }

    @Test
    void shouldNotTakeATestThatBrokeForOneThatRuns() {
        tests.run(provider("acme"));
        running.remove().fail("a fault of ours");

        tests.run(provider("acme"));

        assertThat(running).hasSize(1);
    }

    private static Provider provider(String slug) {
        return new Provider(slug, null, Family.OTHER, URI.create("https://provider.example/"), "", null, Map.of(), false,
                new Provider.Access(Set.of(), Set.of(), false), Limits.DEFAULT, null);
    }
}
