package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream.Script;
import dev.promptpassthrough.testsupport.WireHead;

/** What the tests of WebSockets share: handshakes and frames as they stand on the wire (RFC 6455 §1.3, §5.7). */
abstract class WebSocketTest extends WireTest {

    static final String UPGRADE = "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    /** "Hello", masked as a client's must be. */
    static final byte[] MASKED_HELLO = bytes(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);
    /** "Hel", to be continued. */
    static final byte[] FRAGMENT = bytes(0x01, 0x03, 0x48, 0x65, 0x6c);
    static final byte[] LAST_FRAGMENT = bytes(0x80, 0x02, 0x6c, 0x6f);
    static final byte[] PING = bytes(0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);
    /** With the code 4001, which is for applications to give a meaning. */
    static final byte[] CLOSE = bytes(0x88, 0x02, 0x0f, 0xa1);

    @Inject
    StreamLimits limits;

    @AfterEach
    void shouldHaveGivenEveryPermitBack() {
        await().atMost(Duration.ofSeconds(10)).until(() -> limits.running() == 0);
    }

    /** A handshake by alice's token. */
    String handshake(String provider, Scripted scripted) {
        return head("GET", provider, scripted) + UPGRADE + "\r\n";
    }

    /** A connection on which the handshake is through. */
    RawClient open(String provider, Scripted scripted) {
        return open(connect(), provider, scripted);
    }

    RawClient open(RawClient client, String provider, Scripted scripted) {
        WireHead head = client.send(handshake(provider, scripted)).readHead();
        assertThat(head.status()).as(head.toString()).isEqualTo(101);
        return client;
    }

    /** A provider that accepts and then does nothing but see how it ends. */
    Scripted accepting(CompletableFuture<String> end) {
        return upstream.on(call -> {
            call.send(SWITCHING);
            recordEnd(call, end);
        });
    }

    static void recordEnd(Call call, CompletableFuture<String> end) throws IOException {
        try {
            call.untilClosed();
            end.complete("FIN");
        } catch (IOException reset) {
            end.complete("RST");
        }
    }

    static String get(CompletableFuture<String> end) {
        try {
            return end.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("The provider's connection was not ended", e);
        }
    }

    /** A provider that accepts, and sends as long as somebody takes it. */
    static Script endless() {
        byte[] block = new byte[64 * 1024];
        return call -> {
            call.send(SWITCHING);
            while (true) {
                call.send(block);
            }
        };
    }

    static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] concat(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
