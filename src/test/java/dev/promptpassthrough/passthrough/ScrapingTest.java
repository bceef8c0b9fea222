package dev.promptpassthrough.passthrough;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import dev.promptpassthrough.testsupport.Scrape;
import io.quarkus.test.common.http.TestHTTPResource;

/** What the tests of metrics share: what has been counted since a moment. */
abstract class ScrapingTest extends WebSocketTest {

    static final Duration SOON = Duration.ofSeconds(10);

    @TestHTTPResource(value = "/", management = true)
    URI management;

    /** What exchanges are counted as over since then; there is at least one, perhaps in a moment. */
    Map<String, Double> ended(Scrape before) {
        String family = "passthrough_exchanges_total";
        Map<String, Double> more = new TreeMap<>();
        await().atMost(SOON).until(() -> {
            Scrape.of(management).values().forEach((series, value) -> {
                if (series.startsWith(family + "{") && value > before.value(series)) {
                    more.put(series.substring(family.length()), value - before.value(series));
                }
            });
            return !more.isEmpty();
        });
        return more;
    }

    static double grown(Scrape before, Scrape after, String series) {
        return after.value(series) - before.value(series);
    }
}
