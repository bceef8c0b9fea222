package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scrape;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What happens over real sockets is what Prometheus is told: each way to end once, and nothing else beside it. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class MetricsTest extends ScrapingTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (counter|gauge|histogram) \\|([^|]*)\\|");
    private static final Pattern LABEL = Pattern.compile("`([a-z_]+)`");

    @Test
    void shouldCountAWholeExchangeAndItsBytes() {
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        Scrape before = Scrape.of(management);

        exchange(post("wire", scripted, "{\"a\":1}"));

        assertThat(ended(before)).isEqualTo(Map.of("{code=, outcome=whole, provider=wire}", 1.0));
        Scrape after = Scrape.of(management);
        assertThat(grown(before, after, "passthrough_bytes_total{direction=request, provider=wire}")).isEqualTo(7);
        assertThat(grown(before, after, "passthrough_bytes_total{direction=response, provider=wire}")).isEqualTo(2);
        assertThat(grown(before, after, "passthrough_upstream_connect_seconds_count{provider=wire}")).isEqualTo(1);
        assertThat(grown(before, after, "passthrough_gateway_overhead_seconds_count{provider=wire}")).isEqualTo(1);
        assertThat(grown(before, after, "passthrough_gateway_overhead_seconds_sum{provider=wire}")).isBetween(1e-6, 60.0);
    }

    @Test
    void shouldTellWhatHasNotHappenedYetSoThatTheFirstTimeShows() {
        assertThat(Scrape.of(management).values()).containsEntry("passthrough_errors_total{code=internal}", 0.0)
                .containsEntry("passthrough_exchanges_total{code=upstream-tls, outcome=refused, provider=wire-basic}", 0.0)
                .containsEntry("passthrough_exchanges_running{provider=wire-basic}", 0.0);
    }

    @Test
    void shouldCountACallerWhoLeaves() {
        Scripted scripted = upstream.on(Call::untilClosed);
        Scrape before = Scrape.of(management);
        RawClient client = connect().send(get("wire", scripted));
        scripted.next();

        client.close();

        assertThat(ended(before)).isEqualTo(Map.of("{code=, outcome=caller-left, provider=wire}", 1.0));
    }

    @Test
    void shouldCountATruncationByItsCode() {
        CountDownLatch seen = new CountDownLatch(1);
        Scripted dying = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            seen.await();
            call.reset();
        });
        Scrape before = Scrape.of(management);
        try (RawClient client = connect()) {
            client.send(get("wire", dying)).readHead();
            seen.countDown();

            assertThat(ended(before)).isEqualTo(Map.of("{code=upstream-protocol, outcome=cut, provider=wire}", 1.0));
        }
    }

    @ParameterizedTest
    @CsvSource({ "quick-head, refused, upstream-timeout", "dead, refused, upstream-unreachable",
            "tls-stranger, refused, upstream-tls", "quick-gap, cut, upstream-timeout" })
    void shouldCountWhatTheProviderFails(String provider, String outcome, String code) {
        Scripted scripted = upstream.on(call -> {
            if (outcome.equals("cut")) {
                call.send(EVENTS).chunk("data: 1\n\n");
            }
            call.untilClosed();
        });
        Scrape before = Scrape.of(management);

        exchange(get(provider, scripted));

        assertThat(ended(before)).isEqualTo(Map.of("{code=" + code + ", outcome=" + outcome + ", provider=" + provider + "}",
                1.0));
        assertThat(grown(before, Scrape.of(management), "passthrough_errors_total{code=" + code + "}"))
                .isEqualTo(outcome.equals("refused") ? 1 : 0);
    }

    @Test
    void shouldCountWhatIsRefusedWhileTheBodyArrives() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        Scrape before = Scrape.of(management);

        exchange(post("models", scripted, "{\"model\":\"bad\"}"));

        assertThat(ended(before)).isEqualTo(Map.of("{code=forbidden-model, outcome=refused, provider=models}", 1.0));
        assertThat(Scrape.of(management).text()).doesNotContain("bad\"");
    }

    @ParameterizedTest
    @CsvSource({ "wire/../x, bad-target", "no-such/x, unknown-provider", "inactive/x, provider-inactive",
            "roles/x, forbidden-provider" })
    void shouldCountARefusalBeforeThereIsAnExchange(String target, String code) {
        assertCounted(anonymous("GET", target) + "x-api-key: " + SignIn.token("bob") + "\r\n\r\n", code);
    }

    @Test
    void shouldCountRefusalsOfCallersAndMethodsAndSizes() {
        assertCounted(anonymous("GET", "wire/x") + "\r\n", "unauthenticated");
        assertCounted(anonymous("GET", "wire/x") + "Authorization: Bearer x.y.z\r\n\r\n", "unauthenticated");
        assertCounted("GET /api/v1/session HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n\r\n", "unauthenticated");
        assertCounted("GET /x HTTP/1.1\r\n\r\n", "bad-target");
        assertCounted(head("TRACE", "wire/x") + "\r\n", "method-not-allowed");
        assertCounted(head("POST", "wire/x") + "Content-Length: 99999999\r\n\r\n", "body-too-large");
    }

    @Test
    void shouldTellHowManyRunAndWhenThereAreTooMany() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            call.untilClosed();
        });
        RawClient[] open = new RawClient[WireProviders.MAX_STREAMS_PER_USER];
        for (int i = 0; i < open.length; i++) {
            open[i] = connect().send(get("wire", scripted));
            open[i].readHead();
        }

        assertThat(Scrape.of(management).value("passthrough_exchanges_running{provider=wire}")).isEqualTo(open.length);
        assertThat(Scrape.of(management).value("passthrough_exchanges_limit{}")).isEqualTo(WireProviders.MAX_STREAMS);
        assertCounted(get("wire", scripted), "too-many-streams");

        for (RawClient client : open) {
            client.close();
        }
        await().atMost(SOON).until(() -> Scrape.of(management).value("passthrough_exchanges_running{provider=wire}") == 0);
    }

    @Test
    void shouldCountAWebSocketBothWaysAndByWhoEndsIt() {
        Scripted scripted = upstream.on(call -> {
            call.send(SWITCHING);
            call.readExactly(MASKED_HELLO.length);
            call.send(CLOSE).close();
        });
        Scrape before = Scrape.of(management);
        try (RawClient client = open("wire", scripted)) {
            client.send(MASKED_HELLO);

            assertThat(client.readExactly(CLOSE.length)).isEqualTo(CLOSE);
            assertThat(client.awaitClosed()).isTrue();
        }

        assertThat(ended(before)).isEqualTo(Map.of("{code=, outcome=provider-closed, provider=wire}", 1.0));
        Scrape after = Scrape.of(management);
        assertThat(grown(before, after, "passthrough_bytes_total{direction=request, provider=wire}"))
                .isEqualTo(MASKED_HELLO.length);
        assertThat(grown(before, after, "passthrough_bytes_total{direction=response, provider=wire}"))
                .isEqualTo(CLOSE.length);
    }

    @Test
    void shouldBeDocumentedOneByOne() throws IOException {
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        Scrape before = Scrape.of(management);
        exchange(head("POST", "wire/" + scripted.path() + "/responses") + "Content-Length: 2\r\n\r\n{}");
        ended(before);

        Scrape scrape = Scrape.of(management);

        Set<String> told = new TreeSet<>();
        scrape.types().forEach((name, type) -> {
            boolean known = name.matches("(jvm|process|system)_.*")
                    || name.endsWith("_max") && "histogram".equals(scrape.types().get(name.replaceFirst("_max$", "")));
            if (!known) {
                told.add(name + " " + type + " " + scrape.labelsOf(name));
            }
        });
        Set<String> documented = ROW.matcher(Files.readString(Path.of("docs/operations.md"))).results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + LABEL.matcher(row.group(3)).results()
                        .map(label -> label.group(1)).collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(told);
    }

    private void assertCounted(String request, String code) {
        Scrape before = Scrape.of(management);

        var response = exchange(request);

        assertThat(response.head().first("Passthrough-Error")).isEqualTo(code);
        String series = "passthrough_errors_total{code=" + code + "}";
        await().atMost(SOON).untilAsserted(() -> assertThat(grown(before, Scrape.of(management), series)).isEqualTo(1));
    }
}
