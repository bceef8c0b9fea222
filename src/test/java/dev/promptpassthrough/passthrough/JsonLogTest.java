package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.TraceCollector;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** The log for machines: each line one JSON object, whatever callers write, with the keys that docs/operations.md has. */
@QuarkusTest
@TestProfile(JsonLogTest.Json.class)
@WithTestResource(WireProviders.class)
@WithTestResource(TraceCollector.class)
class JsonLogTest extends WireTest {

    private static final Path LOG = Path.of("target", "json.log");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:string|number|boolean) \\|");
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public static class Json implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.log.file.enabled", "true", "quarkus.log.file.path", LOG.toString(),
                    "quarkus.log.file.rotation.max-file-size", "100M", "quarkus.log.json.file.enabled", "true");
        }
    }

    @Test
    void shouldTellAnExchangeInFields() {
        String answer = "{\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":212}}";
        Scripted scripted = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + answer.length() + "\r\n\r\n" + answer));

        WireResponse response = exchange(head("POST", "wire", scripted)
                + "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nContent-Length: 2\r\n\r\n{}");

        JsonNode line = line(response);
        assertThat(line.get("caller").textValue()).isEqualTo("127.0.0.1");
        assertThat(line.get("method").textValue()).isEqualTo("POST");
        assertThat(line.get("path").textValue()).isEqualTo("/api/v1/prompts/passthrough/wire/" + scripted.path());
        assertThat(line.get("status").intValue()).isEqualTo(200);
        assertThat(line.get("bytes").intValue()).isEqualTo(answer.length());
        assertThat(line.get("durationMs").doubleValue()).isPositive();
        assertThat(line.get("provider").textValue()).isEqualTo("wire");
        assertThat(line.get("answered").intValue()).isEqualTo(200);
        assertThat(line.get("received").intValue()).isEqualTo(answer.length());
        assertThat(line.get("outcome").textValue()).isEqualTo("whole");
        assertThat(line.get("inputTokens").longValue()).isEqualTo(31);
        assertThat(line.get("outputTokens").longValue()).isEqualTo(212);
        assertThat(line.get("tokensPartial").booleanValue()).isFalse();
        assertThat(line.has("totalTokens")).isFalse();
        assertThat(line.get("traceId").textValue()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(line.get("level").textValue()).isEqualTo("INFO");
        assertThat(line.get("message").textValue()).endsWith(" tokens=31/212 outcome=whole");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a\"b", "/\\", "/{\"requestId\":\"x\"}", "/\u001b[31m", "/\u0000", "/%0a{}", "/\u00e9",
            "/<script>" })
    void shouldTellAnyPathInOneLine(String path) {
        WireResponse response = exchange("GET " + path + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\n\r\n");

        if (response.head().first("Passthrough-Request-Id") != null) {
            assertThat(line(response).get("path").textValue()).matches("[!-~]+");
        }
        assertThat(lines()).isNotEmpty();
    }

    @Test
    void shouldUseTheDocumentedKeysAndNoOther() throws IOException {
        String usage = "{\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":0}}}";
        Scripted whole = upstream.on(call -> call.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + usage.length() + "\r\n\r\n" + usage));
        exchange(head("POST", "wire", whole) + "Content-Length: 2\r\n\r\n{}");
        exchange(head("GET", "dead/") + "\r\n");
        Logger.getLogger("test").warn("two\nlines", new IllegalStateException("of\nthese"));
        await().atMost(Duration.ofSeconds(5)).until(() -> keys().containsAll(Set.of("stackTrace", "code", "totalTokens")));

        Set<String> documented = ROW.matcher(Files.readString(Path.of("docs", "operations.md"))).results()
                .map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys()).isEqualTo(documented);
    }

    private JsonNode line(WireResponse response) {
        String id = response.head().first("Passthrough-Request-Id");
        return await().atMost(Duration.ofSeconds(5)).until(() -> lines().stream()
                .filter(line -> id.equals(line.path("requestId").textValue())).findFirst(), java.util.Optional::isPresent)
                .get();
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        lines().forEach(line -> line.fieldNames().forEachRemaining(keys::add));
        return keys;
    }

    /** Every line so far that has been written whole. */
    private static List<JsonNode> lines() {
        try {
            String log = Files.readString(LOG);
            return log.substring(0, log.lastIndexOf('\n') + 1).lines().map(JsonLogTest::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            JsonNode tree = STRICT.readTree(line);
            assertThat(tree.isObject()).as(line).isTrue();
            return tree;
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }
}
