package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** The openai, @anthropic-ai/sdk and @google/genai packages, on the Node that builds the page. */
@QuarkusTest
class NodeSdkTest {

    private static final Path SOURCES = Path.of("src", "test", "sdk");
    static final Path INSTALLED = Path.of("target", "sdk");
    private static final Path RECORDED_BODIES = Path.of("src-ui", "src", "testing", "sdk-bodies");
    private static final String LOCK = "package-lock.json";

    @TestHTTPResource
    String root;

    /** As often as the lock file changes, and under target, so that {@code clean} cleans. */
    @BeforeAll
    static void install() throws IOException {
        Path marker = INSTALLED.resolve("installed-lock.json");
        boolean current = Files.exists(marker) && Files.mismatch(marker, SOURCES.resolve(LOCK)) < 0;
        Files.createDirectories(INSTALLED);
        for (String name : List.of("package.json", LOCK, ".npmrc", "openai.mjs", "realtime.mjs", "anthropic.mjs",
                "environment.mjs", "environment.sh", "record-bodies.mjs")) {
            Files.copy(SOURCES.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!current) {
            Finished ci = Finished.run(INSTALLED, Map.of(), npm(), "ci", "--no-audit", "--no-fund");
            assertThat(ci.exitCode()).as(ci.output()).isZero();
            Files.copy(SOURCES.resolve(LOCK), marker, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void shouldServeOpenAi() {
        JsonPath results = run("node", "openai.mjs");

        assertThat(results.getString("chat")).contains("You wrote: “Good morning”.");
        assertThat(results.getInt("stream.parts")).isGreaterThan(10);
        assertThat(results.getString("stream.text")).contains("You wrote: “Good morning”.");
        assertThat(results.getString("silent")).isEqualTo("This is");
        assertThat(results.getList("models")).contains("demo-1", "demo-rate-limit");
        assertThat(results.getMap("upload")).containsExactlyInAnyOrderEntriesOf(
                Map.of("id", "file-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "bytes", 3,
                        "filename", "abc.txt"));
        assertThat(results.getString("response")).contains("You wrote: “Good morning”.");
        assertThat(results.getMap("rateLimit")).containsEntry("type", "RateLimitError")
                .containsEntry("code", "rate_limit_exceeded");
        assertThat(results.getString("badRequest.type")).isEqualTo("BadRequestError");
        assertThat(results.getString("serverError.type")).isEqualTo("InternalServerError");
        assertThat(results.getMap("stranger")).containsEntry("type", "AuthenticationError")
                .containsEntry("own", "unauthenticated");
        assertThat(results.getString("cut.message")).isEqualTo("terminated");
    }

    @Test
    void shouldServeAnthropic() {
        JsonPath results = run("node", "anthropic.mjs");

        assertThat(results.getString("message")).contains("You wrote: “Good morning”.");
        assertThat(results.getInt("stream.parts")).isGreaterThan(10);
        assertThat(results.getString("stream.text")).contains("You wrote: “Good morning”.");
        assertThat(results.getString("silent")).isEqualTo("message_start");
        assertThat(results.getInt("count")).isEqualTo(6);
        assertThat(results.getMap("rateLimit")).containsEntry("type", "RateLimitError").containsEntry("status", 429);
        assertThat(results.getMap("stranger")).containsEntry("type", "AuthenticationError")
                .containsEntry("own", "unauthenticated");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the snippet is for a POSIX shell")
    void shouldServeProgramsThatTakeBaseUrlAndKeyFromTheEnvironment() {
        JsonPath results = run("sh", "environment.sh");

        assertThat(results.getList("openai")).contains("demo-1");
        assertThat(results.getList("anthropic")).contains("demo-1");
    }

    /** What they send is what the editor's schemas are tried with, in {@code sdk-bodies.test.ts}. */
    @Test
    void shouldSendWhatTheEditorsSchemasAreTriedWith(@TempDir Path folder) throws IOException {
        Finished recorded = Finished.run(INSTALLED, Map.of(), "node", "record-bodies.mjs", folder.toString());

        assertThat(recorded.exitCode()).as(recorded.output()).isZero();
        var json = new ObjectMapper();
        for (String name : List.of("openai.json", "anthropic.json", "gemini.json")) {
            assertThat(json.readTree(folder.resolve(name).toFile())).as(name)
                    .isEqualTo(json.readTree(RECORDED_BODIES.resolve(name).toFile()));
        }
    }

    private JsonPath run(String... command) {
        Map<String, String> environment = Map.of("PASSTHROUGH", Site.of(root), "TOKEN", SignedIn.token("alice"));
        Finished finished = Finished.run(INSTALLED, environment, command);
        assertThat(finished.exitCode()).as(finished.output()).isZero();
        // What comes before are warnings of Node's.
        return JsonPath.from(finished.output().substring(finished.output().lastIndexOf("\n{") + 1));
    }

    private static String npm() {
        return System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    }
}
