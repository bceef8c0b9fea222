package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scrape;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Callers and providers cannot make the numbers grow: a label is never what one of them chooses. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class MetricsBoundTest extends WireTest {

    private static final Logger ACCESS = Logger.getLogger("dev.promptpassthrough.access");
    private static final int EACH = 1_250;
    private static final int AT_ONCE = 50;
    /** What one operation has for its 19 known and 2 other errors, with a bucket for each bound, and a little else. */
    private static final int MOST_MORE = 600;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private final Level level = ACCESS.getLevel();

    @BeforeEach
    void beQuiet() {
        ACCESS.setLevel(Level.OFF);
    }

    @AfterEach
    void beAsBefore() {
        ACCESS.setLevel(level);
    }

    @Test
    void shouldKeepTheNumberOfSeriesWhateverIsAskedFor() {
        Scripted fine = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        Scripted moody = upstream.on(call -> {
            call.readBody();
            int status = 400 + Integer.parseInt(call.head().target().replaceAll(".*hostile(\\d+).*", "$1")) % 200;
            call.send("HTTP/1.1 " + status + " hostile\r\nHostile: " + status + "\r\nContent-Length: 2\r\n\r\n{}");
        });
        Map<String, IntFunction<String>> kinds = Map.of(
                "path", i -> head("GET", "wire/" + fine.path() + "/hostile" + i) + "\r\n",
                "model", i -> post("wire/" + fine.path() + "/chat/completions", "{\"model\":\"hostile" + i + "\"}"),
                "refused model", i -> post("models/" + fine.path(), "{\"model\":\"hostile" + i + "\"}"),
                "user", i -> anonymous("GET", "wire/x") + "x-api-key: e30." + "hostile" + i + ".x\r\n\r\n",
                "provider", i -> head("GET", "hostile" + i + "/x") + "\r\n",
                "method", i -> head("HOSTILE" + i, "wire/x") + "\r\n",
                "host", i -> "GET /hostile" + i + " HTTP/1.1\r\nHost: hostile" + i + ".example\r\n\r\n",
                "status", i -> post("wire/" + moody.path() + "/hostile" + i, "{}"));
        kinds.values().forEach(kind -> exchange(kind.apply(0)));
        Scrape before = Scrape.of(management);

        kinds.values().forEach(this::send);

        Scrape after = Scrape.of(management);
        assertThat(after.values().size() - before.values().size()).as("more series").isLessThan(MOST_MORE);
        assertThat(after.text()).doesNotContainIgnoringCase("hostile");
        assertThat(moody.calls()).hasSize(EACH + 1);
    }

    private String post(String target, String body) {
        return head("POST", target) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void send(IntFunction<String> kind) {
        for (int i = 0; i < EACH; i += AT_ONCE) {
            try (RawClient client = connect()) {
                StringBuilder requests = new StringBuilder();
                for (int at = i; at < i + AT_ONCE; at++) {
                    requests.append(kind.apply(at));
                }
                client.send(requests.toString());
                for (int at = i; at < i + AT_ONCE; at++) {
                    assertThat(client.readResponse().status()).isPositive();
                }
            }
        }
    }
}
