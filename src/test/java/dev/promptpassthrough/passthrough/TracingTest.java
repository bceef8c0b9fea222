package dev.promptpassthrough.passthrough;

import static dev.promptpassthrough.testsupport.TraceCollector.attributes;
import static dev.promptpassthrough.testsupport.TraceCollector.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.Canaries;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.TraceCollector;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What a collector of traces is told of each exchange, and what nobody is. */
@QuarkusTest
@WithTestResource(WireProviders.class)
@WithTestResource(TraceCollector.class)
class TracingTest extends WireTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String ROUTE = "/api/v1/prompts/passthrough/{provider}/{path}";

    TraceCollector collector;

    @Test
    void shouldTellOfAWholeExchangeInTheCallersTrace() {
        String answer = "{\"model\":\"m-1\",\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":212,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":16},\"completion_tokens_details\":{\"reasoning_tokens\":5}}}";
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + answer.length() + "\r\n\r\n" + answer));
        String target = "wire/" + scripted.path() + "/chat/completions";

        WireResponse response = exchange(head("POST", target)
                + "traceparent: 00-" + TRACE + "-" + PARENT + "-01\r\nContent-Length: 2\r\n\r\n{}");

        List<Span> spans = collector.spans(TRACE, 2);
        Span server = spans.stream().filter(span -> hex(span.getParentSpanId()).equals(PARENT)).findFirst().orElseThrow();
        Span client = spans.stream().filter(span -> span.getParentSpanId().equals(server.getSpanId())).findFirst()
                .orElseThrow();
        assertThat(spans).hasSize(2);
        assertThat(server.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(server.getName()).isEqualTo("POST " + ROUTE);
        assertThat(attributes(server)).isEqualTo(Map.of("http.request.method", "POST", "http.route", ROUTE, "url.scheme",
                "http",
                "url.path", "/api/v1/prompts/passthrough/" + target, "http.response.status_code", "200",
                "passthrough.request.id", response.head().first("Passthrough-Request-Id"), "gen_ai.provider.name", "wire",
                "passthrough.outcome", "whole"));
        assertThat(client.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(client.getName()).isEqualTo("chat");
        assertThat(attributes(client)).containsOnly(entry("http.request.method", "POST"), entry("gen_ai.provider.name", "wire"),
                entry("gen_ai.operation.name", "chat"), entry("server.address", "127.0.0.1"),
                entry("server.port", String.valueOf(upstream.port())), entry("http.response.status_code", "200"),
                entry("gen_ai.response.model", "m-1"), entry("gen_ai.usage.input_tokens", "31"),
                entry("gen_ai.usage.output_tokens", "212"), entry("gen_ai.usage.cache_read.input_tokens", "16"),
                entry("gen_ai.usage.reasoning.output_tokens", "5"));
        assertThat(scripted.next().head().lines().toString()).doesNotContainIgnoringCase("traceparent");
    }

    @Test
    void shouldTellOfAnAnswerThatBreaksOff() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: {\"message\":{\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}\n\n");
            call.close();
        });

        exchange(head("POST", "wire", scripted) + "Content-Length: 2\r\n\r\n{}");

        assertThat(spans(scripted)).hasSize(2)
                .allSatisfy(span -> assertThat(attributes(span)).containsEntry("error.type", "upstream-protocol"))
                .allSatisfy(span -> assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR))
                .anySatisfy(span -> assertThat(attributes(span)).containsEntry("passthrough.usage.partial", "true")
                        .containsEntry("gen_ai.usage.output_tokens", "1"))
                .anySatisfy(span -> assertThat(attributes(span)).containsEntry("passthrough.outcome", "cut"));
    }

    @Test
    void shouldTellOfAProvidersErrorWithoutTakingTheBlame() {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n"));

        exchange(get("wire", scripted));

        List<Span> spans = spans(scripted);
        assertThat(of(spans, Span.SpanKind.SPAN_KIND_CLIENT).getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(attributes(of(spans, Span.SpanKind.SPAN_KIND_CLIENT))).containsEntry("error.type", "429");
        assertThat(of(spans, Span.SpanKind.SPAN_KIND_SERVER).getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
    }

    @Test
    void shouldTellOfARefusal() {
        WireResponse response = exchange(head("POST", "dead/chat/completions") + "Content-Length: 2\r\n\r\n{}");

        List<Span> spans = collector.spans(
                collector.trace("passthrough.request.id", response.head().first("Passthrough-Request-Id")), 2);
        assertThat(attributes(of(spans, Span.SpanKind.SPAN_KIND_SERVER))).containsEntry("http.response.status_code", "502")
                .containsEntry("passthrough.outcome", "refused").containsEntry("error.type", "upstream-unreachable");
        assertThat(attributes(of(spans, Span.SpanKind.SPAN_KIND_CLIENT))).doesNotContainKey("http.response.status_code")
                .containsEntry("error.type", "upstream-unreachable");
    }

    @Test
    void shouldTellOfACallerWhoLeaves() {
        Scripted scripted = upstream.on(Call::untilClosed);
        RawClient client = connect().send(get("wire", scripted));
        scripted.next();

        client.close();

        assertThat(attributes(of(spans(scripted), Span.SpanKind.SPAN_KIND_SERVER)))
                .containsEntry("passthrough.outcome", "caller-left").doesNotContainKey("http.response.status_code");
    }

    @Test
    void shouldBeginATraceOfItsOwnWhereTheCallersIsNotOne() {
        Scripted scripted = upstream.on(call -> call.send(OK));

        exchange(head("GET", "wire", scripted) + "traceparent: 00-" + "0".repeat(32) + "-" + PARENT + "-01\r\n\r\n");

        assertThat(spans(scripted)).hasSize(2)
                .allSatisfy(span -> assertThat(hex(span.getParentSpanId())).isNotEqualTo(PARENT));
    }

    @Test
    void shouldTellNoSecretOfAnybodys() {
        Canaries secrets = new Canaries().add("the provider's key", WireProviders.SECRET)
                .add("alice's token", SignIn.token("alice")).add("a prompt", "prompt-canary-1a2b3c4d5e6f7")
                .add("a reply", "reply-canary-9e8d7c6b5a4").add("a query", "query-canary-5d6c7b8a9")
                .add("tracestate", "state-canary-0a1b2c3d4e").add("baggage", "baggage-canary-7f8e9d0c")
                .add("a header", "header-canary-3c4d5e6f7a");
        Scripted scripted = upstream.on(call -> call.send(EVENTS).chunk("data: reply-canary-9e8d7c6b5a4\n\n").send(LAST_CHUNK));

        for (String provider : List.of("wire", "wire-query", "wire-header")) {
            exchange(anonymous("POST",
                    provider + "/" + scripted.path() + "?q=query-canary-5d6c7b8a9&key=" + SignIn.token("alice"))
                    + "traceparent: 00-" + TRACE.replace('4', '5') + "-" + PARENT
                    + "-01\r\ntracestate: a=state-canary-0a1b2c3d4e\r\n"
                    + "baggage: b=baggage-canary-7f8e9d0c\r\nX-Own: header-canary-3c4d5e6f7a\r\nContent-Length: 31\r\n\r\n"
                    + "\"prompt-canary-1a2b3c4d5e6f7\"  ");
        }

        assertThat(collector.spans(TRACE.replace('4', '5'), 6)).hasSize(6);
        assertThat(secrets.in(collector.sent())).isEmpty();
        assertThat(scripted.calls()).hasSize(3).allSatisfy(call -> assertThat(call.head().lines().toString())
                .doesNotContainIgnoringCase("traceparent").doesNotContain("canary-0a1b", "canary-7f8e"));
    }

    @Test
    void shouldLetTheTraceGoOnAtAProviderThatIsSaidToTakePart() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        String trace = TRACE.replace('4', '6');

        exchange(head("GET", "wire-traced", scripted) + "traceparent: 00-" + trace + "-" + PARENT
                + "-01\r\ntracestate: a=1\r\nbaggage: b=2\r\n\r\n");

        Span client = of(collector.spans(trace, 2), Span.SpanKind.SPAN_KIND_CLIENT);
        WireHead sent = scripted.next().head();
        assertThat(sent.all("traceparent")).containsExactly("00-" + trace + "-" + hex(client.getSpanId()) + "-01");
        assertThat(sent.all("tracestate")).isEmpty();
        assertThat(sent.all("baggage")).isEmpty();
    }

    @Test
    void shouldLetATraceOfOursGoOnAtTheProviderOfAWebSocket() {
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));

        exchange(head("GET", "wire-traced", scripted) + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n");

        String trace = collector.trace("url.path", "/api/v1/prompts/passthrough/wire-traced/" + scripted.path());
        Span client = of(collector.spans(trace, 2), Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(scripted.next().head().all("traceparent"))
                .containsExactly("00-" + trace + "-" + hex(client.getSpanId()) + "-01");
    }

    @Test
    void shouldTellOfExchangesAlone() {
        for (String path : List.of("/dashboard/passthrough/?key=x", "/api/v1/session", "/no/such/page?key=x")) {
            exchange("GET " + path + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n\r\n");
        }
        Scripted later = upstream.on(call -> call.send(OK));
        exchange(get("wire", later));
        spans(later);

        assertThat(collector.all()).allSatisfy(span -> assertThat(attributes(span)).containsKey("gen_ai.provider.name"));
    }

    private List<Span> spans(Scripted scripted) {
        return collector.spans(
                collector.trace("url.path", "/api/v1/prompts/passthrough/wire/" + scripted.path()), 2);
    }

    private static Span of(List<Span> spans, Span.SpanKind kind) {
        return spans.stream().filter(span -> span.getKind() == kind).findFirst().orElseThrow();
    }
}
