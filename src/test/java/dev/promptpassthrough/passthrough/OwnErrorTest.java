package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream.Script;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** Contract §4: an error of the gateway's own says so, says what and which, and never a secret. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class OwnErrorTest extends WireTest {

    @ParameterizedTest
    @CsvSource({ "no-such, 404, unknown-provider", "WIRE, 404, unknown-provider", "wire., 404, unknown-provider",
            "inactive, 503, provider-inactive", "disabled, 503, provider-inactive", "dead, 502, upstream-unreachable",
            "nowhere, 502, upstream-unreachable", "private, 502, upstream-unreachable" })
    void shouldTellWhyThereIsNoAnswer(String slug, int status, String code) {
        WireResponse response = exchange(head("POST", slug + "/some/path?secret=hidden")
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        assertOwnError(response, status, code);
        JsonObject problem = new JsonObject(response.text());
        assertThat(problem.fieldNames()).containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code",
                "provider", "requestId", "error");
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("instance")).isEqualTo("/api/v1/prompts/passthrough/" + slug + "/some/path");
        assertThat(problem.getString("provider")).isEqualTo(slug);
        assertThat(problem.getString("requestId")).isEqualTo(response.head().first("Passthrough-Request-Id"));
        assertThat(response.text()).doesNotContain("hidden");
    }

    static Stream<Arguments> answersThatAreNotHttp() {
        return Stream.of(
                answer("garbage", call -> call.send("this is not HTTP\r\n\r\n")),
                answer("binary", call -> {
                    call.send(new byte[] { 22, 3, 1, 0, 10, 13, 10, 13, 10 });
                    call.close();
                }),
                answer("closed at once", Call::close),
                answer("reset at once", Call::reset),
                answer("half a head", call -> {
                    call.send("HTTP/1.1 200 OK\r\nContent-");
                    call.close();
                }),
                answer("head above 64 KiB", call -> call
                        .send("HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(70_000) + "\r\nContent-Length: 0\r\n\r\n")),
                answer("headers above 64 KiB", call -> call
                        .send("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(20_000) + "Content-Length: 0\r\n\r\n")),
                answer("carriage return in a value", call -> call
                        .send("HTTP/1.1 200 OK\r\nX-A: b\rSet-Cookie: c=d\r\nContent-Length: 0\r\n\r\n")),
                answer("NUL in a value", call -> call.send("HTTP/1.1 200 OK\r\nX-A: b\0c\r\nContent-Length: 0\r\n\r\n")),
                answer("length and chunks", call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")),
                answer("two lengths", call -> call
                        .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello")),
                answer("length that is none", call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")),
                answer("status that is none", call -> call.send("HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n")),
                answer("switching protocols", call -> call
                        .send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n")),
                answer("HTTP/3.0", call -> call.send("HTTP/3.0 200 OK\r\nContent-Length: 0\r\n\r\n")));
    }

    private static Arguments answer(String name, Script script) {
        return Arguments.of(name, script);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatAreNotHttp")
    void shouldTellThatTheProviderDoesNotSpeakHttp(String name, Script script) {
        Scripted scripted = upstream.on(call -> {
            call.readBody();
            script.play(call);
            call.untilClosed();
        });

        WireResponse response = exchange(post("wire", scripted, "{}"));

        assertOwnError(response, 502, "upstream-protocol");
        assertThat(response.head().startLine()).isEqualTo("HTTP/1.1 502 Bad Gateway");
        assertThat(scripted.calls()).as("tries").hasSize(1);
    }

    @Test
    void shouldTakeAHeadOfNearly64KiB() {
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(60_000) + "\r\nContent-Length: 0\r\n\r\n"));

        assertThat(exchange(get("wire", scripted)).head().first("X-Long")).hasSize(60_000);
    }

    @Test
    void shouldTakeThousandsOfHeaders() {
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 200 OK\r\n" + "X-Many: b\r\n".repeat(5_000) + "Content-Length: 0\r\n\r\n"));

        assertThat(exchange(get("wire", scripted)).head().all("X-Many")).hasSize(5_000).containsOnly("b");
    }

    @ParameterizedTest
    @ValueSource(strings = { "TRACE", "PROPFIND", "LOCK", "get", "X",
            "A_METHOD_THAT_GOES_ON_AND_ON_UNTIL_THERE_IS_NOBODY_LEFT_TO_READ_IT" })
    void shouldRefuseMethodsThatNoProviderHas(String method) {
        Scripted scripted = upstream.on(call -> call.send(OK));

        WireResponse response = exchange(head(method, "wire", scripted) + "\r\n");

        assertOwnError(response, 405, "method-not-allowed");
        assertThat(response.head().first("Allow")).contains("POST");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldRefuseToBeATunnel() {
        upstream.strays().clear();
        WireResponse response = exchange("CONNECT 127.0.0.1:" + upstream.port() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + upstream.port() + "\r\nAuthorization: Bearer " + SignIn.token("alice") + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(400);
        assertThat(upstream.strays()).isEmpty();
    }

    @Test
    void shouldTellWhereAllConnectionsAreInUse() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            call.untilClosed();
        });
        try (RawClient first = connect(); RawClient second = connect()) {
            first.send(get("one-connection", scripted)).readHead();

            second.send(get("one-connection", scripted));
            WireResponse response = second.readResponse();

            assertOwnError(response, 504, "upstream-timeout");
            assertThat(scripted.calls()).hasSize(1);
        }
    }

    @Test
    void shouldLeaveItsConnectionToTheCallerUsable() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        try (RawClient client = connect()) {
            client.send(head("POST", "no-such/x") + "Content-Length: 2\r\n\r\n{}" + get("wire", scripted));

            assertOwnError(client.readResponse(), 404, "unknown-provider");
            WireHead next = client.readHead();

            assertThat(next.status()).isEqualTo(200);
        }
    }
}
