package dev.promptpassthrough.testsupport;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A collector of traces that takes what the gateway really sends (OTLP over HTTP), and traces switched on to it. */
public class TraceCollector implements QuarkusTestResourceLifecycleManager {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Span> spans = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", this::take);
        server.start();
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.otel.exporter.otlp.endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
        config.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        config.put("quarkus.otel.bsp.schedule.delay", "50ms");
        return config;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bytes.writeBytes(body);
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()
                    .forEach(resource -> resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** The spans of a trace, once there are so many. */
    public List<Span> spans(String traceId, int count) {
        await().atMost(PATIENCE).until(() -> of(traceId).size() >= count);
        return of(traceId);
    }

    /** The trace whose spans have this value in an attribute; waits for it. */
    public String trace(String attribute, String value) {
        await().atMost(PATIENCE).until(() -> all().stream().anyMatch(span -> value.equals(attributes(span).get(attribute))));
        return all().stream().filter(span -> value.equals(attributes(span).get(attribute))).findFirst()
                .map(span -> hex(span.getTraceId())).orElseThrow();
    }

    public synchronized List<Span> all() {
        return List.copyOf(spans);
    }

    /** Everything that was ever sent, as it was sent. */
    public synchronized String sent() {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    public static Map<String, String> attributes(Span span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributesList().forEach(attribute -> attributes.put(attribute.getKey(), text(attribute.getValue())));
        return attributes;
    }

    public static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private List<Span> of(String traceId) {
        return all().stream().filter(span -> hex(span.getTraceId()).equals(traceId)).toList();
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            default -> value.toString();
        };
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TraceCollector.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
