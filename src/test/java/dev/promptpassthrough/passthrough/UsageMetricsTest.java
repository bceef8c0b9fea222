package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scrape;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What is counted of an answer's own words: its chunks, its tokens and its model. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class UsageMetricsTest extends ScrapingTest {

    @Test
    void shouldTimeAStreamChunkByChunk() {
        CountDownLatch[] seen = { new CountDownLatch(1), new CountDownLatch(1) };
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            call.send(EVENTS).chunk("data: 1\n\n");
            seen[0].await();
            call.chunk("data: 2\n\n");
            seen[1].await();
            call.send(LAST_CHUNK);
        });
        String labels = "gen_ai_operation_name=chat, gen_ai_provider_name=wire, gen_ai_request_model=}";
        Scrape before = Scrape.of(management);
        try (RawClient client = connect()) {
            client.send(head("POST", "wire/" + scripted.path() + "/chat/completions") + "Content-Length: 2\r\n\r\n{}");
            client.readHead();
            client.readChunk();
            seen[0].countDown();
            client.readChunk();
            seen[1].countDown();

            assertThat(ended(before)).isEqualTo(Map.of("{code=, outcome=whole, provider=wire}", 1.0));
        }
        Scrape after = Scrape.of(management);
        assertThat(grown(before, after, "gen_ai_client_operation_time_to_first_chunk_seconds_count{" + labels)).isEqualTo(1);
        assertThat(grown(before, after, "gen_ai_client_operation_time_per_output_chunk_seconds_count{" + labels)).isEqualTo(1);
        assertThat(grown(before, after, "gen_ai_client_operation_duration_seconds_count{error_type=, " + labels)).isEqualTo(1);
    }

    @Test
    void shouldCountTokensThatTheProviderToldAndThoseOfABrokenAnswerApart() {
        String usage = "\"usage\":{\"input_tokens\":31,\"output_tokens\":7}}";
        Scripted told = upstream.on(call -> {
            call.readBody();
            call.send(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + (usage.length() + 1) + "\r\n\r\n{"
                            + usage);
        });
        CountDownLatch seen = new CountDownLatch(1);
        Scripted broken = upstream.on(call -> {
            call.readBody();
            call.send(EVENTS).chunk("data: {\"message\":{" + usage + "}\n\n");
            seen.await();
            call.reset();
        });
        Scrape before = Scrape.of(management);

        exchange(messages(told));
        ended(before);
        Scrape between = Scrape.of(management);
        try (RawClient client = connect().send(messages(broken))) {
            client.readHead();
            client.readChunk();
            seen.countDown();
            ended(between);
        }

        Scrape after = Scrape.of(management);
        assertThat(tokens(before, between, "input", false)).isEqualTo(31);
        assertThat(tokens(before, between, "output", false)).isEqualTo(7);
        assertThat(tokens(before, between, "input", true)).isZero();
        assertThat(tokens(between, after, "input", true)).isEqualTo(31);
        assertThat(tokens(between, after, "output", true)).isEqualTo(7);
        assertThat(tokens(between, after, "input", false)).isZero();
        assertThat(grown(before, after, "passthrough_usage_unknown_total{provider=wire}")).isZero();
    }

    @Test
    void shouldCountAnAnswerWithoutUsageAsUnknownRatherThanAsNoTokens() {
        Scripted silent = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        Scrape before = Scrape.of(management);

        exchange(messages(silent));

        ended(before);
        Scrape after = Scrape.of(management);
        assertThat(grown(before, after, "passthrough_usage_unknown_total{provider=wire}")).isEqualTo(1);
        after.values().forEach((series, value) -> {
            if (series.startsWith("gen_ai_client_token_usage_count")) {
                assertThat(value).as(series).isEqualTo(before.value(series));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({ "200, ''", "429, 429", "418, 4xx", "599, 5xx" })
    void shouldNameAModelOnlyWhereItIsOneOfThoseConfiguredAndAnErrorByItsStatus(int status, String error) {
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            call.send("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 2\r\n\r\n{}");
        });
        Scrape before = Scrape.of(management);
        String body = "{\"model\":\"good\"}";

        exchange(head("POST", "models/" + scripted.path() + "/embeddings") + "Content-Length: " + body.length() + "\r\n\r\n"
                + body);

        ended(before);
        assertThat(grown(before, Scrape.of(management), "gen_ai_client_operation_duration_seconds_count{error_type=" + error
                + ", gen_ai_operation_name=embeddings, gen_ai_provider_name=models, gen_ai_request_model=good}")).isEqualTo(1);
    }

    private String messages(Scripted scripted) {
        return head("POST", "wire/" + scripted.path() + "/messages") + "Content-Length: 2\r\n\r\n{}";
    }

    private static double tokens(Scrape before, Scrape after, String type, boolean partial) {
        return grown(before, after, "gen_ai_client_token_usage_sum{gen_ai_operation_name=chat, gen_ai_provider_name=wire, "
                + "gen_ai_request_model=, gen_ai_token_type=" + type + ", partial=" + partial + "}");
    }
}
