package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.TlsUpstreams;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Providers over TLS: whom the gateway believes, and HTTP/2 where it is offered. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TlsTest extends WireTest {

    TlsUpstreams tls;

    @Test
    void shouldSpeakToAProviderThatItTrusts() {
        Scripted scripted = tls.trustedUpstream().on(call -> {
            call.readBody();
            call.send(OK);
        });

        WireResponse response = exchange(post("tls", scripted, "{\"a\":1}"));

        assertThat(response.text()).isEqualTo("{}");
        assertThat(scripted.next().body()).asString().isEqualTo("{\"a\":1}");
        assertThat(scripted.calls().get(0).head().first("Host")).startsWith("localhost:");
    }

    @Test
    void shouldSpeakToAProviderWhoseAuthorityItTrusts() {
        Scripted scripted = tls.currentUpstream().on(call -> call.send(OK));

        assertThat(exchange(get("tls-current", scripted)).text()).isEqualTo("{}");
    }

    static Stream<Arguments> providersThatAreNotToBeTrusted() {
        return Stream.of(distrusted("tls-stranger", TlsUpstreams::strangerUpstream),
                distrusted("tls-elsewhere", TlsUpstreams::elsewhereUpstream),
                distrusted("tls-expired", TlsUpstreams::expiredUpstream));
    }

    private static Arguments distrusted(String slug, Function<TlsUpstreams, ScriptedUpstream> provider) {
        return Arguments.of(slug, provider);
    }

    /** Signed by itself, for another name, expired. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("providersThatAreNotToBeTrusted")
    void shouldSendNothingToAProviderThatItDoesNotTrust(String slug, Function<TlsUpstreams, ScriptedUpstream> provider) {
        ScriptedUpstream distrusted = provider.apply(tls);
        Scripted scripted = distrusted.on(call -> call.send(OK));

        WireResponse response = exchange(get(slug, scripted));

        assertOwnError(response, 502, "upstream-tls");
        assertThat(scripted.calls()).isEmpty();
        assertThat(distrusted.strays()).isEmpty();
        assertThat(distrusted.connections()).as("connections that were tried").isPositive();
    }

    @Test
    void shouldSpeakHttp2ToAProviderThatOffersIt() throws Exception {
        CompletableFuture<HttpVersion> version = new CompletableFuture<>();
        CompletableFuture<String> authorization = new CompletableFuture<>();
        String path = tls.onHttp2(request -> {
            version.complete(request.version());
            authorization.complete(request.getHeader("Authorization"));
            request.response().putHeader("x-a", "b").setStatusCode(201);
            request.response().write("data: 1\n\n");
            request.response().end("data: 2\n\n");
        });

        WireResponse response = exchange(head("POST", "tls-http2/" + path + "?q=1") + "Content-Length: 7\r\n\r\n{\"a\":1}");

        assertThat(version.get(5, TimeUnit.SECONDS)).isEqualTo(HttpVersion.HTTP_2);
        assertThat(authorization.get()).isEqualTo("Bearer " + WireProviders.SECRET);
        assertThat(response.head().startLine()).isEqualTo("HTTP/1.1 201 Created");
        assertThat(response.head().first("x-a")).isEqualTo("b");
        assertThat(response.text()).isEqualTo("data: 1\n\ndata: 2\n\n");
        assertThat(response.whole()).isTrue();
    }

    @Test
    void shouldSendAnHttp2ProviderTheWholeBody() throws Exception {
        CompletableFuture<Buffer> body = new CompletableFuture<>();
        String path = tls.onHttp2(request -> request.body().onSuccess(whole -> {
            body.complete(whole);
            request.response().end(whole);
        }));
        byte[] sent = new byte[1024 * 1024];
        new Random(3).nextBytes(sent);
        try (RawClient client = connect()) {
            client.send(head("POST", "tls-http2/" + path) + "Content-Length: " + sent.length + "\r\n\r\n").send(sent);

            WireResponse response = client.readResponse();

            assertThat(sha256(body.get(5, TimeUnit.SECONDS).getBytes())).isEqualTo(sha256(sent));
            assertThat(sha256(response.body())).isEqualTo(sha256(sent));
        }
    }

    @Test
    void shouldBreakOffWhereAnHttp2ProviderResetsItsStream() {
        CompletableFuture<HttpServerResponse> answer = new CompletableFuture<>();
        String path = tls.onHttp2(request -> {
            request.response().setChunked(true).write("data: 1\n\n");
            answer.complete(request.response());
        });
        try (RawClient client = connect()) {
            client.send(head("GET", "tls-http2/" + path) + "\r\n");
            WireHead head = client.readHead();
            client.readChunk();
            answer.join().reset(2);

            assertThat(client.readBody(head).whole()).isFalse();
        }
    }

    /** REFUSED_STREAM says that nothing was done; the caller, who knows what a second try costs, is told all the same. */
    @ParameterizedTest
    @ValueSource(longs = { 2, 7, 8, 11 })
    void shouldTellThatAnHttp2ProviderResetItsStreamBeforeItsAnswerAndNotTryAgain(long code) {
        AtomicInteger tries = new AtomicInteger();
        String path = tls.onHttp2(request -> {
            tries.incrementAndGet();
            request.response().reset(code);
        });

        WireResponse response = exchange(head("POST", "tls-http2/" + path) + "Content-Length: 2\r\n\r\n{}");

        assertOwnError(response, 502, "upstream-protocol");
        assertThat(tries).hasValue(1);
    }

    @Test
    void shouldResetTheStreamOfAnHttp2ProviderWhereTheCallerLeaves() throws Exception {
        CompletableFuture<Throwable> reset = new CompletableFuture<>();
        String path = tls.onHttp2(request -> {
            request.exceptionHandler(reset::complete);
            request.response().exceptionHandler(reset::complete);
            request.response().setChunked(true).write("data: 1\n\n");
        });
        RawClient client = connect().send(head("GET", "tls-http2/" + path) + "\r\n");
        client.readHead();

        client.reset();

        assertThat(reset.get(5, TimeUnit.SECONDS)).isNotNull();
    }
}
