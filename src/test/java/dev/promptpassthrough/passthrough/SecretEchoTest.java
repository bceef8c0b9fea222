package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

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
}
