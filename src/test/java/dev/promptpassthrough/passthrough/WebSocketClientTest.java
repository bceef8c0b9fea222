package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.LogLines;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.TlsUpstreams;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Java's own WebSocket client through the gateway, in clear text and over TLS; and what the log says of it. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class WebSocketClientTest extends WebSocketTest {

    @TestHTTPResource(value = "/", tls = true)
    URI secureSite;

    TlsUpstreams tls;

    @ParameterizedTest
    @ValueSource(strings = { "ws", "wss" })
    void shouldSpeakTextAndBinaryPingAndClose(String scheme) throws Exception {
        Listener listener = new Listener();
        String path = tls.onHttp2(request -> request.toWebSocket().onSuccess(socket -> {
            socket.textMessageHandler(socket::writeTextMessage);
            socket.binaryMessageHandler(message -> socket.writeBinaryMessage(message)
                    .onSuccess(sent -> socket.close((short) 4001, "enough")));
        }));
        String authority = scheme.equals("ws") ? site.getAuthority() : "localhost:" + secureSite.getPort();
        WebSocket socket = client().newWebSocketBuilder().header("Authorization", "Bearer " + SignIn.token("alice"))
                .buildAsync(URI.create(scheme + "://" + authority + "/api/v1/prompts/passthrough/tls-http2/" + path), listener)
                .get(10, TimeUnit.SECONDS);

        socket.sendPing(ByteBuffer.wrap(new byte[] { 7 })).join();
        socket.sendText("one ", false).join();
        socket.sendText("message", true).join();
        socket.sendBinary(ByteBuffer.wrap(new byte[] { 1, 2, 3 }), true).join();

        assertThat(listener.closed.get(10, TimeUnit.SECONDS)).isEqualTo("4001 enough");
        assertThat(listener.received).containsExactly("pong 7", "one message", "3 bytes");
    }

    @Test
    void shouldTellAWebSocketInTheLog() {
        try (LogLines log = LogLines.of("")) {
            Scripted scripted = upstream.on(call -> call.send(SWITCHING).send(new byte[100]).close());
            String id;
            try (RawClient client = connect()) {
                WireHead head = client.send(handshake("wire", scripted).replace(scripted.path(), scripted.path()
                        + "?secret=in-the-query")).readHead();
                id = head.first("Passthrough-Request-Id");
                client.readBody(head);
            }

            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(log.lines())
                    .anyMatch(line -> line.contains(" 101 ") && line.contains("request=" + id)
                            && line.endsWith(" provider=wire answered=101 received=100 outcome=provider-closed")));
            assertThat(log.lines()).noneMatch(line -> line.contains("in-the-query"));
        }
    }

    private HttpClient client() throws GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        try {
            trusted.load(null, null);
            trusted.setCertificateEntry("gateway", tls.keys().certificate());
            trust.init(trusted);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static final class Listener implements WebSocket.Listener {

        private final List<String> received = new CopyOnWriteArrayList<>();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                received.add(message.toString());
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            received.add(data.remaining() + " bytes");
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
            received.add("pong " + data.get());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.completeExceptionally(error);
        }
    }
}
