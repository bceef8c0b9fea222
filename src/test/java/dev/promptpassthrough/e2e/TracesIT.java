package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.Canaries;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.TraceCollector;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;

/** The packaged application tells a collector of each exchange, and nothing that is a secret. */
@ExtendWith(KeycloakExtension.class)
class TracesIT {

    private static final String KEY = "sk-acme-0123456789abcdef";
    private static PackagedApplication application;
    private static Keycloak identityProvider;
    private static ScriptedUpstream acme;
    private static TraceCollector collector;

    @BeforeAll
    static void start(Keycloak keycloak) {
        identityProvider = keycloak;
        acme = new ScriptedUpstream();
        collector = new TraceCollector();
        String provider = "passthrough.providers.acme.";
        application = ApplicationLaunch.production(keycloak).with(collector.start())
                .with(provider + "base-url", "http://127.0.0.1:" + acme.port() + "/").with(provider + "auth.secret", KEY)
                .with(provider + "allow-private-address", "true").start();
    }

    @AfterAll
    static void stop() {
        try {
            application.stop();
        } finally {
            collector.stop();
            acme.close();
        }
    }

    @Test
    void shouldTellACollectorOfEachExchangeAndOfNoSecret() throws Exception {
        // Given
        Scripted scripted = acme.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"));
        String path = "/api/v1/prompts/passthrough/acme/" + scripted.path();

        // When
        HttpResponse<String> reply = post(path + "?q=query-canary-5d6c7b8a9", "{\"model\": \"prompt-canary-1a2b3c4d5\"}");

        // Then
        assertThat(reply.statusCode()).isEqualTo(200);
        List<Span> spans = collector.spans(collector.trace("url.path", path), 2);
        assertThat(spans).extracting(Span::getKind).containsExactlyInAnyOrder(SpanKind.SPAN_KIND_SERVER,
                SpanKind.SPAN_KIND_CLIENT);
        assertThat(spans).filteredOn(span -> span.getKind() == SpanKind.SPAN_KIND_CLIENT).singleElement()
                .satisfies(client -> assertThat(spans).extracting(Span::getSpanId).contains(client.getParentSpanId()));
        String token = reply.request().headers().firstValue("Authorization").orElseThrow();
        assertThat(new Canaries().add("the provider's key", KEY).add("the caller's token", token)
                .add("the query", "query-canary-5d6c7b8a9").add("the prompt", "prompt-canary-1a2b3c4d5").in(collector.sent()))
                .isEmpty();
        assertThat(scripted.next().head().has("traceparent")).as("nothing of it goes to a provider").isFalse();
    }

    private static HttpResponse<String> post(String path, String body) {
        return CookieBrowser.postAsProgram(application.baseUri().resolve(path), body, "Authorization",
                "Bearer " + identityProvider.accessToken("carol"));
    }
}
