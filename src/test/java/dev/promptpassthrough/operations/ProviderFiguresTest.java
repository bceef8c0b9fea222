package dev.promptpassthrough.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.operations.ProviderFigures.Ending;
import dev.promptpassthrough.operations.ProviderFigures.Snapshot;

class ProviderFiguresTest {

    private final AtomicLong clock = new AtomicLong(1_000_000_000);
    private final ProviderFigures figures = new ProviderFigures(clock::get);

    @Test
    void shouldKnowNothingBeforeTheFirstExchange() {
        Snapshot now = figures.now();

        assertThat(now.last()).isNull();
        assertThat(now.median()).isNull();
        assertThat(now.p95()).isNull();
        assertThat(now.window().errorRate()).isNull();
        assertThat(now.open()).isZero();
    }

    @Test
    void shouldCountWhatIsRunning() {
        figures.begun();
        figures.begun();
        figures.over(Ending.GOOD, 1, 200, null);

        assertThat(figures.now().open()).isEqualTo(1);
    }

    @Test
    void shouldTakeThePercentilesOfWhatWasAnswered() {
        IntStream.rangeClosed(1, 100).forEach(millis -> over(Ending.GOOD, millis));
        over(Ending.FAILED, -1);

        assertThat(figures.now().median()).isEqualTo(50);
        assertThat(figures.now().p95()).isEqualTo(95);
    }

    @Test
    void shouldCountAsErrorsOnlyWhatIsUpToTheProvider() {
        over(Ending.GOOD, 1);
        over(Ending.LEFT, 1);
        over(Ending.FAILED, -1);
        over(Ending.CUT, 1);
        over(Ending.REFUSED, -1);

        assertThat(figures.now().window()).satisfies(window -> {
            assertThat(window.errorRate()).isEqualTo(0.5);
            assertThat(window.refused()).isEqualTo(1);
            assertThat(window.cut()).isEqualTo(1);
        });
    }

    @Test
    void shouldForgetWhatIsOlderThanItsWindow() {
        over(Ending.FAILED, 900);
        clock.addAndGet(ProviderFigures.WINDOW.toMillis() + 1);
        over(Ending.GOOD, 5);

        Snapshot now = figures.now();

        assertThat(now.window().failed()).isZero();
        assertThat(now.p95()).isEqualTo(5);
        assertThat(now.sinceStart()).isEqualTo(2);
    }

    @Test
    void shouldLookBackAtTheNewestOnly() {
        over(Ending.CUT, 1_000);
        IntStream.range(0, ProviderFigures.MOST).forEach(i -> over(Ending.GOOD, 2));

        assertThat(figures.now().window().cut()).isZero();
        assertThat(figures.now().window().good()).isEqualTo(ProviderFigures.MOST);
        assertThat(figures.now().sinceStart()).isEqualTo(ProviderFigures.MOST + 1);
    }

    @Test
    void shouldTellOfTheLast() {
        over(Ending.GOOD, 1);
        figures.begun();
        figures.over(Ending.CUT, 3, 200, "upstream-protocol");

        assertThat(figures.now().last()).satisfies(last -> {
            assertThat(last.at().toEpochMilli()).isEqualTo(clock.get());
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.code()).isEqualTo("upstream-protocol");
            assertThat(last.ending()).isEqualTo(Ending.CUT);
        });
    }

    private void over(Ending ending, double latency) {
        figures.begun();
        figures.over(ending, latency, 200, null);
    }
}
