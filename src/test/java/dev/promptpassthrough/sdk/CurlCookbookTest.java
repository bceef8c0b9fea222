package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Runs the commands of docs/curl.md, and those of README.md that call the gateway, as they stand there. */
@QuarkusTest
class CurlCookbookTest {

    private static final Pattern FENCE = Pattern.compile("(?m)^```");
    private static final Pattern COMMAND = Pattern.compile("(?ms)^```sh\\n(.*?)^```\\n(?:```text\\n(.*?)^```$)?");
    private static final int NAME_CHARACTERS = 100;

    @TestHTTPResource
    String root;

    @TempDir
    Path folder;

    /** A developer without these tools can still run the other tests; continuous integration has them. */
    @BeforeAll
    static void requireTools() {
        for (String tool : List.of("bash", "curl", "sha256sum", "sed")) {
            assumeTrue(System.getenv("CI") != null || onPath(tool), tool + " is not on the PATH");
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldPrintWhatTheCookbookSays() throws IOException {
        String document = Files.readString(Path.of("docs", "curl.md"));
        List<DynamicTest> tests = COMMAND.matcher(document).results().map(block -> test(block.group(1), block.group(2)))
                .toList();

        assertThat(FENCE.matcher(document).results()).as("fences, four for each command and its output")
                .hasSize(4 * tests.size());
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> shouldRunTheReadme() throws IOException {
        List<DynamicTest> tests = COMMAND.matcher(Files.readString(Path.of("README.md"))).results()
                .map(block -> block.group(1)).filter(command -> command.contains("$PASSTHROUGH"))
                .map(command -> test(command, "data: [DONE]\n")).toList();

        assertThat(tests).as("commands of the README that call the gateway").isNotEmpty();
        return tests.stream();
    }

    private DynamicTest test(String command, String expected) {
        String name = command.lines().map(String::strip).collect(Collectors.joining(" "));
        return DynamicTest.dynamicTest(name.substring(0, Math.min(name.length(), NAME_CHARACTERS)), () -> {
            Finished finished = Finished.run(folder, environment(), "bash", "-euo", "pipefail", "-c", command);

            assertThat(finished.exitCode()).as(finished.output()).isZero();
            assertThat(finished.output()).containsPattern(inOrder(expected));
        });
    }

    /** Each line, or with {@code …} the parts of a line, after the one before. */
    private static Pattern inOrder(String expected) {
        return Pattern.compile(expected.lines().map(line -> Arrays.stream(line.split("…", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*"))).collect(Collectors.joining("(?s:.*?)", "(?m)^", "")));
    }

    private Map<String, String> environment() {
        return Map.of("PASSTHROUGH", Site.of(root), "TOKEN", SignedIn.token("alice"),
                "ISSUER", config("quarkus.oidc.auth-server-url"), "CLIENT_ID", config("quarkus.oidc.client-id"),
                "CLIENT_SECRET", config("quarkus.oidc.credentials.secret"), "LC_ALL", "C.UTF-8");
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    private static boolean onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, tool)));
    }
}
