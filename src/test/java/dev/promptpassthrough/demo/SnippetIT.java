package dev.promptpassthrough.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.promptpassthrough.testsupport.ApplicationExtension;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/**
 * What the page's Code view writes runs as it stands: through the gateway with an access token, and straight at the
 * provider with its key. That every byte of a body arrives is tested beside the code that writes it.
 */
@ExtendWith({ KeycloakExtension.class, ApplicationExtension.class })
class SnippetIT {

    private static final Path UI = Path.of(System.getProperty("passthrough.test.ui"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAID = "it's \"5\" $HOME `id` \\ 100% 🌍";
    private static final int MOST_SECONDS = 120;

    @RegisterExtension
    static final DemoProvider DEMO = new DemoProvider();

    private static PackagedApplication application;
    private static Keycloak identityProvider;

    @TempDir
    Path folder;

    /** A wire format of the demo provider: how the listing tells it, and where it is called. */
    private record Format(String slug, String family, String variable, String base, String path, String body, String header) {

        Map<String, String> apiKey() {
            return header == null ? Map.of("name", variable, "scheme", "bearer")
                    : Map.of("name", variable, "scheme", "header", "carrier", header);
        }
    }

    private static final List<Format> FORMATS = List.of(
            new Format("demo", "openai-chat", "OPENAI_API_KEY", "/v1/", "chat/completions", "messages", null),
            new Format("demo-responses", "openai-responses", "OPENAI_API_KEY", "/v1/", "responses", "input", null),
            new Format("demo-messages", "anthropic-messages", "ANTHROPIC_API_KEY", "/", "v1/messages", "messages",
                    "x-api-key"),
            new Format("demo-gemini", "gemini", "GEMINI_API_KEY", "/", "v1beta/models/demo-1:generateContent", "contents",
                    "x-goog-api-key"));

    private static final Map<String, List<String>> COMMANDS = Map.of(
            "curl", List.of("bash", "-euo", "pipefail", "request.sh"),
            "python", List.of("python3", "request.py"),
            "javascript", List.of("node", "request.mjs"),
            "java", List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "Main.java"));

    private record Run(Format format, String target, String way) {
        @Override
        public String toString() {
            return target + " to " + format.slug + " by the " + way;
        }
    }

    @BeforeAll
    static void take(Keycloak keycloak, PackagedApplication shared) {
        identityProvider = keycloak;
        application = shared;
    }

    @TestFactory
    Stream<DynamicTest> shouldGetTheProvidersReply() throws Exception {
        List<Run> runs = runs();
        List<String> codes = write(runs);
        return Stream.iterate(0, index -> index < runs.size(), index -> index + 1)
                .map(index -> DynamicTest.dynamicTest(runs.get(index).toString(), () -> {
                    // When
                    String output = run(runs.get(index), codes.get(index));

                    // Then
                    assertThat(JSON.readTree(output).findValuesAsText("content").toString()
                            + JSON.readTree(output).findValuesAsText("text")).contains("You wrote: “" + SAID + "”");
                }));
    }

    /** Every wire format by curl, and every language with the two kinds of credential. */
    private static List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (String way : List.of("gateway", "provider")) {
            FORMATS.forEach(format -> runs.add(new Run(format, "curl", way)));
            for (String target : available()) {
                runs.add(new Run(FORMATS.get(0), target, way));
                runs.add(new Run(FORMATS.get(2), target, way));
            }
        }
        return runs;
    }

    /** Node and Java are there wherever the project is built; Python is where it is continuously integrated. */
    private static List<String> available() {
        boolean hasPython = System.getenv("CI") != null || Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "python3")));
        return hasPython ? List.of("javascript", "java", "python") : List.of("javascript", "java");
    }

    private static List<String> write(List<Run> runs) throws Exception {
        Process printer = new ProcessBuilder("node", "scripts/print-snippets.mjs").directory(UI.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var input = printer.getOutputStream()) {
            JSON.writeValue(input, runs.stream().map(SnippetIT::describe).toList());
        }
        JsonNode codes = JSON.readTree(printer.getInputStream());
        assertThat(printer.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        List<String> texts = new ArrayList<>();
        codes.forEach(code -> texts.add(code.textValue()));
        assertThat(texts).hasSameSizeAs(runs);
        return texts;
    }

    private static Map<String, Object> describe(Run run) {
        Format format = run.format;
        URI gateway = application.baseUri().resolve("/api/v1/prompts/passthrough/" + format.slug + "/" + format.path);
        String upstream = "http://127.0.0.1:" + DEMO.server().port() + format.base + format.path;
        return Map.of("target", run.target, "way", run.way,
                "provider", Map.of("slug", format.slug, "family", format.family, "apiKey", format.apiKey()),
                "outgoing", Map.of("method", "POST", "gatewayUrl", gateway.toString(), "upstreamUrl", upstream,
                        "headers", List.of(), "body", body(format)));
    }

    private static String body(Format format) {
        Object message = switch (format.body) {
            case "contents" -> List.of(Map.of("role", "user", "parts", List.of(Map.of("text", SAID))));
            case "input" -> SAID;
            default -> List.of(Map.of("role", "user", "content", SAID));
        };
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Map.of("model", "demo-1", "max_tokens", 200, format.body, message));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String run(Run run, String code) throws Exception {
        List<String> command = COMMANDS.get(run.target);
        Files.writeString(folder.resolve(command.get(command.size() - 1)), code);
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        // Nothing of this machine: neither its keys nor its encoding may matter.
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().put(run.way.equals("gateway") ? "TOKEN" : run.format.variable,
                run.way.equals("gateway") ? identityProvider.accessToken("alice") : DEMO.server().key());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output + Files.readString(errors)).isZero();
        return output;
    }
}
