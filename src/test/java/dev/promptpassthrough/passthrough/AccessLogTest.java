package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.LogLines;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** One line for each request, whoever answers it and however it ends, and nothing in it that is nobody's business. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class AccessLogTest extends WireTest {

    private static final String END = " bytes \\d+\\.\\d\\d ms request=[0-9a-f]{32}";

    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.of("dev.promptpassthrough.access");
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void shouldTellOfAWholeExchange() {
        Scripted scripted = upstream.on(call -> call.send(OK));

        WireResponse response = exchange(head("POST", "wire/" + scripted.path() + "?key=" + SignIn.token("alice"))
                + "Content-Length: 2\r\n\r\n{}");

        assertThat(only()).matches("127\\.0\\.0\\.1 POST /api/v1/prompts/passthrough/wire/" + scripted.path() + " 200 2" + END
                + " provider=wire answered=200 received=2 outcome=whole")
                .contains("request=" + response.head().first("Passthrough-Request-Id"));
    }

    @Test
    void shouldTellTheTokensThatTheProviderCounted() {
        String answer = "{\"model\":\"m\",\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":212,\"total_tokens\":243}}";
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + answer.length() + "\r\n\r\n" + answer));

        exchange(head("POST", "wire/" + scripted.path()) + "Content-Length: 2\r\n\r\n{}");

        assertThat(only()).endsWith(" received=" + answer.length() + " tokens=31/212 outcome=whole");
    }

    /** Each format of the demo provider, by the last number that the answer itself has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "demo/ | {\"model\":\"demo-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | prompt_tokens | completion_tokens",
            "demo/ | {\"model\":\"demo-1\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | prompt_tokens | completion_tokens",
            "demo-responses/ | {\"model\":\"demo-1\",\"input\":\"Hi\"} | input_tokens | output_tokens",
            "demo-responses/ | {\"model\":\"demo-1\",\"input\":\"Hi\",\"stream\":true} | input_tokens | output_tokens",
            "demo-messages/ | {\"model\":\"demo-1\",\"max_tokens\":100,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} "
                    + "| input_tokens | output_tokens",
            "demo-messages/ | {\"model\":\"demo-1\",\"max_tokens\":100,\"stream\":true,"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]} | input_tokens | output_tokens",
            "demo-gemini/ | {\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]} | promptTokenCount | candidatesTokenCount",
            "demo-gemini/v1beta/models/demo-1:streamGenerateContent | {\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]} "
                    + "| promptTokenCount | candidatesTokenCount",
            "demo-gemini/v1beta/models/demo-1:streamGenerateContent?alt=sse | {\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]} "
                    + "| promptTokenCount | candidatesTokenCount" })
    void shouldTellTheTokensOfEveryFormat(String target, String body, String input, String output) {
        WireResponse response = exchange(head("POST", target) + "Content-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);

        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(only()).contains(" tokens=" + last(input, response) + "/" + last(output, response) + " outcome=whole");
    }

    private static String last(String name, WireResponse response) {
        return Pattern.compile("\"" + name + "\": ?(\\d+)").matcher(response.text()).results()
                .reduce((earlier, later) -> later).orElseThrow(() -> new AssertionError(response.text())).group(1);
    }

    @Test
    void shouldTellThatTokensOfAnAnswerThatBreaksOffAreNotAll() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: {\"message\":{\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}\n\n");
            call.close();
        });

        exchange(head("POST", "wire/" + scripted.path()) + "Content-Length: 2\r\n\r\n{}");

        assertThat(only()).contains(" tokens=25/1+ outcome=cut upstream-protocol");
    }

    @ParameterizedTest
    @CsvSource({ "GET, wire", "POST, wire-other" })
    void shouldTellNoTokensOfWhatIsFetchedAgainOrInAFormatThatIsNotKnown(String method, String provider) {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: 30\r\n\r\n{\"usage\":{\"prompt_tokens\":31}}"));

        exchange(head(method, provider + "/" + scripted.path()) + "Content-Length: 0\r\n\r\n");

        assertThat(only()).endsWith(" answered=200 received=30 outcome=whole");
    }

    @Test
    void shouldTellOfAnAnswerThatBreaksOff() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            call.reset();
        });

        exchange(get("wire", scripted));

        assertThat(only()).contains(" 200 ").contains("provider=wire answered=200")
                .endsWith(" outcome=cut upstream-protocol");
    }

    @Test
    void shouldTellOfACallerWhoLeavesBeforeTheAnswer() {
        Scripted scripted = upstream.on(Call::untilClosed);
        RawClient client = connect().send(get("wire", scripted));
        scripted.next();

        client.close();

        assertThat(only()).matches(".* - 0" + END + " provider=wire answered=0 received=0 outcome=caller-left");
    }

    @Test
    void shouldTellOfARefusalWithTheStatusThatWentOut() {
        exchange(head("GET", "dead/") + "\r\n");

        assertThat(only()).matches(".* 502 \\d+" + END
                + " provider=dead answered=0 received=0 outcome=refused upstream-unreachable");
    }

    @ParameterizedTest
    @CsvSource({ "/api/v1/prompts/passthrough/wire/x, 401", "/api/v1/prompts/passthrough/../x, 400",
            "/dashboard/passthrough/, 302", "/no/such/page, 404", "/api/v1/session, 401" })
    void shouldTellOfWhatOthersAnswer(String path, int status) {
        exchange("GET " + path + "?secret HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n\r\n");

        assertThat(only()).matches("127\\.0\\.0\\.1 GET \\Q" + path + "\\E " + status + " \\d+" + END);
    }

    @Test
    void shouldTellOfARequestWithoutAHost() {
        exchange("GET /x HTTP/1.1\r\n\r\n");

        assertThat(only()).contains(" 400 ");
    }

    /** The line of the one request of a test; it comes when the answer has gone out already. */
    private String only() {
        await().atMost(Duration.ofSeconds(5)).until(() -> !log.lines().isEmpty());
        assertThat(log.lines()).hasSize(1);
        return log.lines().get(0);
    }
}
