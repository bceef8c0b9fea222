package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: the provider's credential goes in last, and nothing of the caller's identity goes with it. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class CredentialInjectionTest extends WireTest {

    @Test
    void shouldSignInByEachScheme() {
        String basic = Base64.getEncoder().encodeToString(WireProviders.BASIC_SECRET.getBytes(StandardCharsets.UTF_8));

        assertThat(sent("wire", "").all("Authorization")).containsExactly("Bearer " + WireProviders.SECRET);
        assertThat(sent("wire-basic", "").all("Authorization")).containsExactly("Basic " + basic);
        assertThat(sent("wire-header", "").all("x-acme-key")).containsExactly(WireProviders.SECRET);
        assertThat(sent("wire-header", "").has("Authorization")).isFalse();
        assertThat(sent("wire-query", "").target()).endsWith("?key=" + WireProviders.SECRET);
        assertThat(sent("wire-query", "").has("Authorization")).isFalse();
        assertThat(sent("wire-none", "").has("Authorization")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "Authorization", "x-api-key", "api-key", "x-goog-api-key", "x-acme-key", "authorization, x-static",
            "host, content-length, transfer-encoding" })
    void shouldNotLetConnectionTakeAnyOfItAway(String named) {
        WireHead wire = sent("wire", "Connection: " + named + "\r\n");
        WireHead header = sent("wire-header", "Connection: " + named + "\r\n");

        assertThat(wire.all("Authorization")).containsExactly("Bearer " + WireProviders.SECRET);
        assertThat(wire.all("x-static")).containsExactly("static");
        assertThat(wire.all("Host")).hasSize(1);
        assertThat(header.all("x-acme-key")).containsExactly(WireProviders.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = { "x_api_key: a", "X-Api_Key: a", "api_key: a", "x_goog_api_key: a", "Cookie: a=b",
            "X-CSRF-Token: a",
            "x_csrf_token: a", "Forwarded: for=1", "X-Forwarded-For: 1", "X_Forwarded_Host: a", "X-Real-IP: 1", "Via: 1.1 a",
            "Origin: http://127.0.0.1", "Referer: http://a", "Sec-Fetch-Mode: cors", "Sec-CH-UA: a", "traceparent: 00-a",
            "tracestate: a", "baggage: a", "b3: 1", "X-B3-TraceId: 1", "Proxy-Authorization: Basic a", "Proxy-Connection: a",
            "Keep-Alive: 1", "TE: trailers", "Trailer: a", "Upgrade: h2c", "HTTP2-Settings: a", "Expect: 100-continue" })
    void shouldNeverSendWhatIsTheCallersOrTheConnections(String header) {
        String name = header.substring(0, header.indexOf(':'));

        WireHead head = sent("wire", header + "\r\n");

        assertThat(head.has(name)).isFalse();
        assertThat(head.startLine() + head.lines()).doesNotContain(SignIn.token("alice"));
    }

    @Test
    void shouldNotSendWhatConnectionNames() {
        WireHead head = sent("wire", "Connection: x-hop ,X-Other\r\nX-Hop: 1\r\nx_hop: 2\r\nX-OTHER: 3\r\nX-Stays: 4\r\n");

        assertThat(head.lines()).contains("x-stays: 4").doesNotContain("x-hop: 1", "x_hop: 2", "x-other: 3");
        assertThat(head.has("Connection")).isFalse();
    }

    @Test
    void shouldTakeThePlaceOfWhatTheCallerPutsThere() {
        WireHead header = sent("wire-header", "x-acme-key: mine\r\nX_Acme_Key: mine\r\nX-ACME-KEY: mine\r\n");
        WireHead fixed = sent("wire", "x-static: mine\r\nX_Static: mine\r\n");

        assertThat(header.lines()).noneMatch(line -> line.endsWith(": mine"));
        assertThat(header.all("x-acme-key")).containsExactly(WireProviders.SECRET);
        assertThat(fixed.lines()).noneMatch(line -> line.endsWith(": mine"));
        assertThat(fixed.all("x-static")).containsExactly("static");
    }

    @ParameterizedTest
    @CsvSource({ "?key=TOKEN, ?key=SECRET", "?a=1&key=TOKEN&a=2, ?a=1&a=2&key=SECRET", "?k%65y=TOKEN&KEY=x, ?KEY=x&key=SECRET",
            "?, ?key=SECRET", "?a, ?a&key=SECRET" })
    void shouldExchangeTheCallersKeyInTheQuery(String query, String expected) {
        Scripted scripted = upstream.on(call -> call.send(OK));
        String token = SignIn.token("alice");

        exchange(head("GET", "wire-query/" + scripted.path() + query.replace("TOKEN", token)) + "\r\n");

        assertThat(scripted.next().head().target())
                .isEqualTo("/base/" + scripted.path() + expected.replace("SECRET", WireProviders.SECRET));
    }

    @Test
    void shouldNotLetTheRequestChooseWhereItGoes() {
        List<String> tricks = List.of("x-base-url: http://a", "x-portkey-custom-host: http://a", "api_base: http://a",
                "x-forwarded-host: a", "x-original-url: /a", "x-rewrite-url: /a", "x-http-method-override: DELETE");

        WireHead head = sent("wire", String.join("\r\n", tricks) + "\r\n");

        assertThat(head.all("Host")).containsExactly("127.0.0.1:" + upstream.port());
        assertThat(head.method()).isEqualTo("GET");
        assertThat(head.target()).startsWith("/base/s");
    }

    @Test
    void shouldTakeAnAddressInTheBodyOrTheQueryForData() {
        try (ScriptedUpstream elsewhere = new ScriptedUpstream()) {
            String address = "http://127.0.0.1:" + elsewhere.port() + "/";
            String query = "?api_base=" + address + "&base_url=" + address + "&url=" + address + "&endpoint=" + address;
            String body = "{\"api_base\":\"%1$s\",\"base_url\":\"%1$s\",\"user_config\":{\"model_list\":[{\"api_base\":\"%1$s\"}]}}"
                    .formatted(address);
            Scripted scripted = upstream.on(call -> {
                call.readBody();
                call.send(OK);
            });

            exchange(head("POST", "wire/" + scripted.path() + query) + "Content-Length: " + body.length() + "\r\n\r\n" + body);

            assertThat(scripted.next().body()).asString().isEqualTo(body);
            assertThat(scripted.calls().get(0).head().target()).endsWith(query);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    private WireHead sent(String provider, String headers) {
        Scripted scripted = upstream.on(call -> call.send(OK));
        assertThat(exchange(head("GET", provider, scripted) + headers + "\r\n").status()).isEqualTo(200);
        return scripted.next().head();
    }
}
