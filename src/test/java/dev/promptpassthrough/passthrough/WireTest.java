package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.http.TestHTTPResource;

/** What the tests over real sockets share: the gateway, a provider that does as it is told, and a caller. */
abstract class WireTest {

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    static final String LAST_CHUNK = "0\r\n\r\n";

    @TestHTTPResource("/")
    URI site;

    ScriptedUpstream upstream;

    RawClient connect() {
        return RawClient.connect(site);
    }

    /** Sends a whole request and reads the whole response, on a connection of its own. */
    WireResponse exchange(String request) {
        return exchange(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    WireResponse exchange(byte[] request) {
        try (RawClient client = connect()) {
            return client.send(request).readResponse();
        }
    }

    /** The head of a request by alice's token, without its last line. */
    String head(String method, String provider, Scripted scripted) {
        return head(method, provider + '/' + scripted.path());
    }

    String head(String method, String target) {
        return anonymous(method, target) + "Authorization: Bearer " + SignIn.token("alice") + "\r\n";
    }

    String anonymous(String method, String target) {
        return method + " /api/v1/prompts/passthrough/" + target + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n";
    }

    String get(String provider, Scripted scripted) {
        return head("GET", provider, scripted) + "\r\n";
    }

    String post(String provider, Scripted scripted, String body) {
        return head("POST", provider, scripted) + "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertOwnError(WireResponse response, int status, String code) {
        assertThat(response.text()).as("body after " + response.head()).contains("\"code\":\"" + code + "\"");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.head().first("Passthrough-Error")).isEqualTo(code);
        assertThat(response.head().first("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.head().first("Cache-Control")).isEqualTo("no-store");
        assertThat(response.text()).doesNotContain(WireProviders.SECRET);
    }
}
