package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4 and §5: how large and how many, each tested at the limit and beside it. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class LimitsTest extends WireTest {

    @Inject
    StreamLimits limits;

    @ParameterizedTest
    @CsvSource({ "wire, -1, 200", "wire, 0, 200", "wire, 1, 413", "models, 1, 413" })
    void shouldLimitABodyOfKnownLength(String provider, int beyond, int status) {
        Scripted scripted = takesAndAnswers();
        byte[] body = new byte[WireProviders.MAX_BODY + beyond];
        try (RawClient client = connect()) {
            client.send(head("POST", provider, scripted) + "Content-Length: " + body.length + "\r\n\r\n").send(body);

            WireResponse response = client.readResponse();

            assertThat(response.status()).isEqualTo(status);
            assertThat(scripted.calls()).hasSize(status == 200 ? 1 : 0);
            if (status == 413) {
                assertOwnError(response, 413, "body-too-large");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "wire, -1, 200", "wire, 0, 200", "wire, 1, 413", "models, 1, 413" })
    void shouldLimitAChunkedBody(String provider, int beyond, int status) {
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        byte[] body = new byte[WireProviders.MAX_BODY + beyond];
        try (RawClient client = connect()) {
            client.send(head("POST", provider, scripted) + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(body.length) + "\r\n").send(body).send("\r\n" + LAST_CHUNK);

            WireResponse response = client.readResponse();

            assertThat(response.status()).isEqualTo(status);
            if (status == 413) {
                assertOwnError(response, 413, "body-too-large");
            } else {
                assertThat(scripted.next().body()).hasSize(body.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 41943040\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n2800000\r\n" })
    void shouldTellAClientThatReadsOnlyAfterItHasSentEverything(String framing) {
        Scripted scripted = takesAndAnswers();
        byte[] block = new byte[1024 * 1024];
        try (RawClient client = connect()) {
            client.send(head("POST", "wire", scripted) + framing);
            for (int i = 0; i < 40; i++) {
                client.send(block);
            }

            assertOwnError(client.readResponse(), 413, "body-too-large");
        }
    }

    @Test
    void shouldTellTheClientToGoOnOnlyAfterEveryCheck() {
        Scripted scripted = takesAndAnswers();
        try (RawClient client = connect()) {
            client.send(head("POST", "wire", scripted) + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");

            WireHead goOn = client.readHead();
            WireResponse response = client.send("{}").readResponse();

            assertThat(goOn.status()).isEqualTo(100);
            assertThat(response.status()).isEqualTo(200);
            assertThat(scripted.next().body()).asString().isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @CsvSource({ "no-such, 2, 404, unknown-provider", "wire, 99999999, 413, body-too-large",
            "inactive, 2, 503, provider-inactive" })
    void shouldRefuseWithoutTellingTheClientToGoOn(String slug, long length, int status, String code) {
        try (RawClient client = connect()) {
            client.send(head("POST", slug + "/x") + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");

            assertOwnError(client.readResponse(), status, code);
            // What would follow is a body or a request; nobody can tell.
            assertThat(client.awaitClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({ "33000, 0, 431", "0, 8300, 414" })
    void shouldLimitTheHeadOfARequest(int header, int query, int status) {
        WireResponse response = exchange(head("GET", "wire/x?" + "q".repeat(query)) + "X-Long: " + "x".repeat(header)
                + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({ "3000, 200", "6000, 431" })
    void shouldLimitHowManyHeadersARequestHasByTheirSizeTogether(int headers, int status) {
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(head("GET", "wire", scripted) + "X-A: bc\r\n".repeat(headers) + "\r\n");

        assertThat(response.status()).isEqualTo(status);
        assertThat(scripted.calls()).hasSize(status == 200 ? 1 : 0)
                .allSatisfy(call -> assertThat(call.head().all("X-A")).hasSize(headers));
    }

    @Test
    void shouldLimitHowManyStreamsACallerHasAndHowManyThereAre() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            call.untilClosed();
        });
        List<RawClient> open = new ArrayList<>();
        for (int i = 0; i < WireProviders.MAX_STREAMS; i++) {
            String user = i < WireProviders.MAX_STREAMS_PER_USER ? "alice" : "bob";
            open.add(connect().send(request(scripted, user)));
            assertThat(open.get(i).readHead().status()).isEqualTo(200);
            if (i == WireProviders.MAX_STREAMS_PER_USER - 1) {
                assertOwnError(exchange(request(scripted, "alice")), 429, "too-many-streams");
            }
        }

        assertOwnError(exchange(request(scripted, "bob")), 429, "too-many-streams");
        assertThat(limits.running()).isEqualTo(WireProviders.MAX_STREAMS);

        open.forEach(RawClient::close);
        await().atMost(Duration.ofSeconds(5)).until(() -> limits.running() == 0);
        try (RawClient again = connect().send(request(scripted, "bob"))) {
            assertThat(again.readHead().status()).isEqualTo(200);
        }
    }

    @Test
    void shouldGivePermitsBackHoweverAnExchangeEnds() {
        Scripted fine = takesAndAnswers();
        Scripted garbage = upstream.on(call -> call.send("no HTTP\r\n\r\n").close());
        Scripted cut = upstream.on(call -> call.send(EVENTS).chunk("data: 1\n\n").reset());

        for (int i = 0; i < 40; i++) {
            exchange(post("wire", fine, "{}"));
            exchange(get("wire", garbage));
            exchange(get("wire", cut));
            exchange(head("GET", "dead/x") + "\r\n");
            exchange(post("models", fine, "{\"model\":\"bad\"}"));
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> limits.running() == 0);
        assertThat(exchange(post("wire", fine, "{}")).status()).isEqualTo(200);
    }

    private String request(Scripted scripted, String user) {
        return anonymous("GET", "wire/" + scripted.path()) + "x-api-key: " + SignIn.token(user) + "\r\n\r\n";
    }

    private Scripted takesAndAnswers() {
        return upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
    }
}
