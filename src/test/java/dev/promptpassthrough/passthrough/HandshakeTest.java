package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.TlsUpstreams;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpVersion;

/** Contract §4: a WebSocket's handshake passes the same checks as any request, and crosses as little changed. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class HandshakeTest extends WebSocketTest {

    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol: ";
    TlsUpstreams tls;

    @Test
    void shouldPassTheHandshakeOn() {
        Scripted scripted = accepting(new CompletableFuture<>());
        try (RawClient client = connect()) {
            client.send(head("GET", "wire/" + scripted.path() + "?model=a%20b&key=" + SignIn.token("alice")) + UPGRADE
                    + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
                    + SUBPROTOCOL + "realtime,  b\r\n" + SUBPROTOCOL + "c\r\nOrigin: https://elsewhere.example\r\n"
                    + "Sec-Fetch-Mode: websocket\r\nSec-GPC: 1\r\nCookie: a=b\r\nOpenAI-Beta: realtime=v1\r\n\r\n");

            WireHead answer = client.readHead();

            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.has("Sec-WebSocket-Extensions")).as("compression that the provider did not agree to").isFalse();
            WireHead head = scripted.next().head();
            assertThat(head.startLine()).isEqualTo("GET /base/" + scripted.path() + "?model=a%20b HTTP/1.1");
            assertThat(head.lines()).containsExactlyInAnyOrder("host: 127.0.0.1:" + upstream.port(), "connection: Upgrade",
                    "upgrade: websocket", "sec-websocket-version: 13", "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
                    "sec-websocket-extensions: permessage-deflate; client_max_window_bits",
                    "sec-websocket-protocol: realtime,  b", "sec-websocket-protocol: c", "openai-beta: realtime=v1",
                    "x-static: static", "authorization: Bearer " + WireProviders.SECRET);
        }
    }

    @Test
    void shouldPassTheAnswerOn() {
        Scripted scripted = upstream.on(call -> {
            call.send("HTTP/1.1 101 Fine\r\nUpgrade: WebSocket\r\nConnection: upgrade\r\nSec-WebSocket-Accept: anything\r\n"
                    + "Sec-WebSocket-Protocol: realtime\r\nSec-WebSocket-Extensions: permessage-deflate\r\nX-Request-Id: 1\r\n"
                    + "Set-Cookie: a=b\r\nAccess-Control-Allow-Origin: *\r\nPassthrough-Error: forged\r\n\r\n");
            call.untilClosed();
        });
        try (RawClient client = connect()) {
            WireHead head = client.send(handshake("wire", scripted)).readHead();

            assertThat(head.startLine()).isEqualTo("HTTP/1.1 101 Switching Protocols");
            assertThat(head.lines()).contains("upgrade: websocket", "connection: Upgrade", "sec-websocket-accept: anything",
                    "sec-websocket-protocol: realtime", "sec-websocket-extensions: permessage-deflate", "x-request-id: 1",
                    "passthrough-provider: wire", "cache-control: no-store");
            assertThat(head.first("Passthrough-Request-Id")).hasSize(32);
            assertThat(head.first("Server-Timing")).contains("gateway;dur=", "upstream;dur=");
            assertThat(List.of("Set-Cookie", "Access-Control-Allow-Origin", "Passthrough-Error", "Transfer-Encoding",
                    "Content-Length")).noneMatch(head::has);
        }
    }

    @ParameterizedTest
    @CsvSource({ "dead, 502, upstream-unreachable", "nowhere, 502, upstream-unreachable",
            "private, 502, upstream-unreachable", "tls-stranger, 502, upstream-tls", "tls-elsewhere, 502, upstream-tls",
            "inactive, 503, provider-inactive", "no-such, 404, unknown-provider" })
    void shouldTellWhyThereIsNoConnection(String provider, int status, String code) {
        assertOwnError(exchange(head("GET", provider + "/x") + UPGRADE + "\r\n"), status, code);
    }

    @Test
    void shouldKeepToTheProvidersConnections() {
        Scripted scripted = accepting(new CompletableFuture<>());
        try (RawClient first = open("one-connection", scripted)) {
            WireResponse second = exchange(handshake("one-connection", scripted));

            assertThat(second.status()).isIn(429, 504);
            assertThat(second.head().has("Passthrough-Error")).isTrue();
            assertThat(scripted.calls()).hasSize(1);
        }
    }

    @Test
    void shouldOpenOneOverTls() {
        Scripted scripted = tls.trustedUpstream().on(call -> {
            call.send(SWITCHING);
            call.send(call.readExactly(MASKED_HELLO.length));
            call.untilClosed();
        });
        try (RawClient client = open("tls", scripted).send(MASKED_HELLO)) {
            assertThat(client.readExactly(MASKED_HELLO.length)).isEqualTo(MASKED_HELLO);
        }
    }

    @Test
    void shouldSpeakHttp11AlsoToAProviderThatOffersMore() throws Exception {
        CompletableFuture<HttpVersion> version = new CompletableFuture<>();
        String path = tls.onHttp2(request -> {
            version.complete(request.version());
            request.toWebSocket().onSuccess(socket -> socket.writeTextMessage("Hello"));
        });
        try (RawClient client = connect().send(head("GET", "tls-http2/" + path) + UPGRADE + "\r\n")) {
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(version.get(5, TimeUnit.SECONDS)).isEqualTo(HttpVersion.HTTP_1_1);
            assertThat(client.readExactly(7)).endsWith("Hello".getBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "401 Unauthorized", "403 Forbidden", "404 Not Found", "426 Upgrade Required",
            "429 Too Many Requests", "200 OK", "500 Internal Server Error", "302 Found" })
    void shouldPassAnyOtherAnswerOnAsItIs(String status) {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 " + status
                + "\r\nContent-Type: application/json\r\nRetry-After: 7\r\nContent-Length: 9\r\n\r\n{\"a\": 1}\n"));
        Scripted next = upstream.on(call -> call.send(OK));
        try (RawClient client = connect().send(handshake("wire", scripted))) {
            WireResponse response = client.readResponse();

            assertThat(response.head().startLine()).isEqualTo("HTTP/1.1 " + status);
            assertThat(response.head().has("Passthrough-Error")).isFalse();
            assertThat(response.head().first("Retry-After")).isEqualTo("7");
            assertThat(response.text()).isEqualTo("{\"a\": 1}\n");
            assertThat(client.send(get("wire", next)).readResponse().text()).as("on the same connection").isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Connection: Upgrade\r\n", "Upgrade: h2c\r\nConnection: Upgrade\r\n", "Upgrade: websocket\r\n",
            "Upgrade: websocket\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n", "" })
    void shouldRefuseAnAnswerThatSwitchesToSomethingElse(String headers) {
        CompletableFuture<String> end = new CompletableFuture<>();
        Scripted scripted = upstream.on(call -> {
            call.send("HTTP/1.1 101 Switching Protocols\r\n" + headers + "Sec-WebSocket-Accept: x\r\n\r\n");
            recordEnd(call, end);
        });

        assertOwnError(exchange(handshake("wire", scripted)), 502, "upstream-protocol");
        assertThat(get(end)).isNotNull();
    }

    static Stream<String> noHandshakes() {
        String key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        return Stream.of("GET|Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
                "GET|Connection: Upgrade\r\nUpgrade: websocket, h2c\r\n" + key,
                "GET|Connection: Upgrade\r\nUpgrade: h2c\r\nUpgrade: websocket\r\n" + key,
                "GET|Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n", "GET|Upgrade: websocket\r\n" + key,
                "GET|Connection: keep-alive\r\nUpgrade: websocket\r\n" + key,
                "GET|Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 5\r\n" + key,
                "POST|Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 5\r\n" + key);
    }

    @ParameterizedTest
    @MethodSource("noHandshakes")
    void shouldUpgradeNothingElse(String methodAndHeaders) {
        String[] parts = methodAndHeaders.split("\\|");
        String request = parts[1] + "\r\n" + (parts[1].contains("Content-Length") ? "12345" : "");
        Scripted ordinary = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        Scripted switching = upstream.on(call -> {
            call.readBody();
            call.send(SWITCHING);
            call.untilClosed();
        });

        assertThat(exchange(head(parts[0], "wire", ordinary) + request).status()).isEqualTo(200);
        assertThat(List.of("Connection", "Upgrade", "HTTP2-Settings", "Sec-WebSocket-Key"))
                .noneMatch(ordinary.next().head()::has);
        assertOwnError(exchange(head(parts[0], "wire", switching) + request), 502, "upstream-protocol");
    }

    @Test
    void shouldCloseAConnectionOnWhichMoreComesWithTheHandshake() {
        Scripted scripted = accepting(new CompletableFuture<>());
        for (String more : List.of(new String(MASKED_HELLO, java.nio.charset.StandardCharsets.ISO_8859_1),
                "GET /x HTTP/1.1\r\nHost: a\r\n\r\n", "\r\nx")) {
            try (RawClient client = connect().send(handshake("wire", scripted) + more)) {
                assertThat(client.awaitClosed()).as(more).isTrue();
            }
        }
        assertThat(upstream.strays()).isEmpty();
    }

    @Test
    void shouldCloseAConnectionOnWhichMoreComesBeforeTheAnswer() {
        CountDownLatch never = new CountDownLatch(1);
        Scripted scripted = upstream.on(call -> {
            call.untilClosed();
            never.await();
        });
        try (RawClient client = connect().send(handshake("wire", scripted))) {
            Call call = scripted.next();

            client.send(MASKED_HELLO);

            assertThat(client.awaitClosed()).isTrue();
            assertThat(call.closedByGateway()).isTrue();
        } finally {
            never.countDown();
        }
    }
}
