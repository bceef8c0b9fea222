package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Issue 3: a provider that quotes our key in its error does not give it away. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class SecretEchoTest extends WireTest {

    @ParameterizedTest
    @CsvSource({ "wire, 401", "wire, 403", "wire, 400", "wire, 500", "wire-header, 401", "wire-query, 403" })
    void shouldBlotTheKeyOutOfAnError(String provider, int status) {
        String body = "{\"error\":\"Incorrect API key: " + WireProviders.SECRET + ". sk-wire-other " + WireProviders.SECRET
                + "sk-wire-\"}";
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 " + status + " No\r\nWWW-Authenticate: Bearer key="
                + WireProviders.SECRET + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));

        WireResponse response = exchange(get(provider, scripted));

        String stars = "*".repeat(WireProviders.SECRET.length());
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.whole()).isTrue();
        assertThat(response.text()).isEqualTo(body.replace(WireProviders.SECRET, stars));
        assertThat(response.head().lines().toString()).doesNotContain(WireProviders.SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 7, 23 })
    void shouldBlotItOutHoweverTheAnswerIsCut(int size) {
        String body = "x" + WireProviders.SECRET + "y" + WireProviders.SECRET.substring(0, 10);
        Scripted scripted = upstream.on(call -> {
            call.send("HTTP/1.1 401 No\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < body.length(); i += size) {
                call.chunk(body.substring(i, Math.min(body.length(), i + size)));
            }
            call.send(LAST_CHUNK);
        });

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.text()).isEqualTo(body.replace(WireProviders.SECRET, "*".repeat(WireProviders.SECRET.length())));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gateway:pass-0123456789", "pass-0123456789", "BASE64" })
    void shouldBlotOutEveryFormOfAPassword(String form) {
        String secret = form.equals("BASE64")
                ? Base64.getEncoder().encodeToString(WireProviders.BASIC_SECRET.getBytes(StandardCharsets.UTF_8))
                : form;
        Scripted scripted = upstream.on(call -> call
                .send("HTTP/1.1 401 No\r\nContent-Length: " + (secret.length() + 2) + "\r\n\r\n<" + secret + ">"));

        assertThat(exchange(get("wire-basic", scripted)).text()).isEqualTo("<" + "*".repeat(secret.length()) + ">");
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 302 })
    void shouldLeaveWhatIsNoErrorAsItIs(int status) {
        Scripted scripted = upstream
                .on(call -> call.send("HTTP/1.1 " + status + " OK\r\nContent-Length: 9\r\n\r\nsk-wire-0"));

        assertThat(exchange(get("wire", scripted)).text()).isEqualTo("sk-wire-0");
    }

    @ParameterizedTest
    @CsvSource({ "gzip, true, false", "gzip, false, false", "deflate, true, false", "x-gzip, true, true" })
    void shouldBlotItOutOfACompressedError(String coding, boolean lengthTold, boolean cut) throws IOException {
        String body = "{\"error\":\"Incorrect API key: " + WireProviders.SECRET + "\"}";
        Scripted scripted = compressed(coding, compress(coding, body), lengthTold, cut);

        WireResponse response = exchange(get("wire", scripted));

        assertThat(response.whole()).isTrue();
        assertThat(response.text()).isEqualTo(body.replace(WireProviders.SECRET, "*".repeat(WireProviders.SECRET.length())));
        assertThat(response.head().first("content-encoding")).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "gzip, {\"error\":\"No such model\"}", "deflate, {\"error\":\"No such model\"}", "gzip, ''" })
    void shouldPassACompressedErrorThatDoesNotQuoteItAsItIs(String coding, String body) throws IOException {
        byte[] sent = compress(coding, body);

        WireResponse response = exchange(get("wire", compressed(coding, sent, true, true)));

        assertThat(response.body()).isEqualTo(sent);
        assertThat(response.head().first("content-encoding")).isEqualTo(coding);
        assertThat(response.head().first("content-length")).isEqualTo(String.valueOf(sent.length));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "deflate", "br", "gzip, gzip" })
    void shouldPassWhatItCannotReadAsItIs(String coding) {
        byte[] broken = "this was never compressed".getBytes(StandardCharsets.UTF_8);

        WireResponse response = exchange(get("wire", compressed(coding, broken, true, false)));

        assertThat(response.body()).isEqualTo(broken);
        assertThat(response.head().first("content-encoding")).isEqualTo(coding);
    }

    @Test
    void shouldPassACompressedErrorTooLargeToHold() throws IOException {
        byte[] noise = new byte[200_000];
        new Random(7).nextBytes(noise);
        byte[] sent = compress("gzip", new String(noise, StandardCharsets.ISO_8859_1));

        assertThat(exchange(get("wire", compressed("gzip", sent, true, false))).body()).isEqualTo(sent);
    }

    @Test
    void shouldBlotItOutOfTheHeadersOfACompressedError() throws IOException {
        byte[] sent = compress("gzip", "{}");
        Scripted scripted = upstream.on(call -> {
            call.send("HTTP/1.1 401 No\r\nContent-Encoding: gzip\r\nX-Key: " + WireProviders.SECRET + "\r\nContent-Length: "
                    + sent.length + "\r\n\r\n");
            call.send(sent);
        });

        assertThat(exchange(get("wire", scripted)).head().first("x-key")).matches("\\*+");
    }

    private Scripted compressed(String coding, byte[] body, boolean lengthTold, boolean cut) {
        return upstream.on(call -> {
            call.send("HTTP/1.1 401 No\r\nContent-Encoding: " + coding + "\r\n"
                    + (lengthTold ? "Content-Length: " + body.length : "Transfer-Encoding: chunked") + "\r\n\r\n");
            int middle = cut ? body.length / 2 : 0;
            for (byte[] part : List.of(Arrays.copyOf(body, middle), Arrays.copyOfRange(body, middle, body.length))) {
                if (lengthTold) {
                    call.send(part);
                } else if (part.length > 0) {
                    call.chunk(part);
                }
            }
            if (!lengthTold) {
                call.send(LAST_CHUNK);
            }
        });
    }

    private static byte[] compress(String coding, String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = coding.equals("deflate") ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            out.write(body.getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toByteArray();
    }
}
