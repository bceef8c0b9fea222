package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.AwsSignatureCheck;
import dev.promptpassthrough.testsupport.WireHead;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

class AwsSigningTest {

    private static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:36:00Z"), ZoneOffset.UTC);
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/model/amazon.nova-lite-v1%3A0/converse", "/model/amazon.nova-lite-v1:0/converse",
            "/model/anthropic.claude-3%3A0/invoke-with-response-stream", "/", "/a/b/", "/a%20b/c+d/e~f/(g)@h,i",
            "/guardrails?maxResults=10&nextToken=a%2Bb%2F%3D%3D&type", "/x?b=2&a=2&a=1&c=%C3%A9&d={|}&e=a%20b" })
    void shouldSignThePathAndQueryAsTheyAreSent(String target) {
        WireHead sent = sign(HttpMethod.POST, target, Buffer.buffer("{\"a\":9007199254740993}"), HttpHeaders.headers(), "");

        assertThat(sent.target()).isEqualTo(target);
        assertThat(AwsSignatureCheck.actual(sent))
                .isEqualTo(AwsSignatureCheck.expected(sent, "{\"a\":9007199254740993}".getBytes(), KEY));
    }

    @Test
    void shouldEncodeThePathOnceMoreAsBedrockExpects() {
        WireHead sent = sign(HttpMethod.POST, "/model/a%3A0/invoke", Buffer.buffer(), HttpHeaders.headers(), "");
        WireHead onceEncoded = new WireHead("POST /model/a%3A0/invoke HTTP/1.1", sent.fields());
        WireHead plain = new WireHead("POST /model/a:0/invoke HTTP/1.1", sent.fields());

        assertThat(AwsSignatureCheck.expected(onceEncoded, new byte[0], KEY)).isEqualTo(AwsSignatureCheck.actual(sent));
        assertThat(AwsSignatureCheck.expected(plain, new byte[0], KEY)).isNotEqualTo(AwsSignatureCheck.actual(sent));
    }

    @Test
    void shouldCoverTheBodyAndTheHeadersThatCount() {
        MultiMap headers = HttpHeaders.headers().add("Content-Type", "application/json").add("User-Agent", "sdk/1")
                .add("X-Amz-Target", "one").add("x-amz-date", "19700101T000000Z").add("Accept", "*/*");

        WireHead sent = sign(HttpMethod.POST, "/x", Buffer.buffer("body"), headers, "");

        assertThat(AwsSignatureCheck.signedHeaders(sent)).contains("content-type", "host", "x-amz-date", "x-amz-target")
                .doesNotContain("user-agent", "accept", "x-amz-security-token");
        assertThat(sent.all("x-amz-date")).containsExactly("20261122T123600Z");
        assertThat(AwsSignatureCheck.scope(sent)).isEqualTo("20261122/eu-central-1/bedrock/aws4_request");
        assertThat(AwsSignatureCheck.accessKeyId(sent)).isEqualTo("AKIDEXAMPLE");
        assertThat(AwsSignatureCheck.expected(sent, "body".getBytes(), KEY)).isEqualTo(AwsSignatureCheck.actual(sent));
        WireHead withoutHash = without(sent, "x-amz-content-sha256");
        assertThat(AwsSignatureCheck.expected(withoutHash, "Body".getBytes(), KEY))
                .isNotEqualTo(AwsSignatureCheck.actual(sent));
    }

    @Test
    void shouldSignTheSessionTokenOfTemporaryKeys() {
        WireHead sent = sign(HttpMethod.GET, "/x", Buffer.buffer(), HttpHeaders.headers(), ":session-token==");

        assertThat(sent.first("x-amz-security-token")).isEqualTo("session-token==");
        assertThat(AwsSignatureCheck.signedHeaders(sent)).contains("x-amz-security-token");
        assertThat(AwsSignatureCheck.expected(sent, new byte[0], KEY)).isEqualTo(AwsSignatureCheck.actual(sent));
    }

    @Test
    void shouldSignALargeBodyOffTheEventLoop() {
        Buffer body = Buffer.buffer(new byte[3_000_000]);

        WireHead sent = sign(HttpMethod.POST, "/x", body, HttpHeaders.headers(), "");

        assertThat(AwsSignatureCheck.expected(sent, new byte[3_000_000], KEY)).isEqualTo(AwsSignatureCheck.actual(sent));
        assertThat(body.length()).isEqualTo(3_000_000);
    }

    @Test
    void shouldLeaveTheBodyOutWhereTheServiceTakesItUnsigned() {
        AwsSigning signing = new AwsSigning(URI.create("https://s.example/"), "eu-central-1", "s", false, VERTX, CLOCK);

        WireHead sent = sign(signing, HttpMethod.POST, "/x", null, HttpHeaders.headers(), "");

        assertThat(signing.coversBody()).isFalse();
        assertThat(sent.first("x-amz-content-sha256")).isEqualTo("UNSIGNED-PAYLOAD");
        assertThat(AwsSignatureCheck.expected(sent, null, KEY)).isEqualTo(AwsSignatureCheck.actual(sent));
    }

    private static WireHead without(WireHead head, String name) {
        return new WireHead(head.startLine(),
                head.fields().stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList());
    }

    private static WireHead sign(HttpMethod method, String target, Buffer body, MultiMap headers, String session) {
        AwsSigning signing = new AwsSigning(URI.create("https://bedrock-runtime.example:8443/"), "eu-central-1", "bedrock",
                true, VERTX, CLOCK);
        return sign(signing, method, target, body, headers, session);
    }

    private static WireHead sign(AwsSigning signing, HttpMethod method, String target, Buffer body, MultiMap headers,
            String session) {
        try {
            signing.sign(new OutgoingRequest(method, target, headers, body), "AKIDEXAMPLE:" + KEY + session)
                    .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        String host = signing.coversBody() ? "bedrock-runtime.example:8443" : "s.example";
        return WireHead.parse(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers.entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue()).collect(Collectors.joining("\r\n")));
    }
}
