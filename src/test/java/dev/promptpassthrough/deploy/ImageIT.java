package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import io.vertx.core.json.JsonArray;

/** The image holds the packaged application and nothing else, and starts it as the tests do. */
class ImageIT {

    private static final Path DOCKERFILE = Path.of("src/main/docker/Dockerfile");
    private static final Path PACKAGED = Path.of("target/quarkus-app");
    private static final Path JVM_FLAGS = Path.of("src/main/docker/jvm-flags");

    @Test
    void shouldCopyTheWholePackagedApplication() throws IOException {
        Set<Path> copied = sources().map(Path::of).filter(source -> source.startsWith(PACKAGED)).collect(Collectors.toSet());

        try (Stream<Path> parts = Files.list(PACKAGED)) {
            // The list of what it depends on is for tools.
            assertThat(parts.filter(part -> !part.endsWith("quarkus-app-dependencies.txt")))
                    .containsExactlyInAnyOrderElementsOf(copied);
        }
        assertThat(sources().map(Path::of)).allSatisfy(source -> assertThat(source).exists());
    }

    /** Deny all, then allow folders: no pattern needs more than a look at the beginning. */
    @Test
    void shouldSendTheBuildWhatItCopiesAndLittleElse() throws IOException {
        List<String> rules = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();

        assertThat(rules.get(0)).isEqualTo("*");
        List<Path> allowed = rules.stream().skip(1).map(rule -> {
            assertThat(rule).startsWith("!").doesNotContain("*");
            return Path.of(rule.substring(1));
        }).toList();
        assertThat(sources().map(Path::of)).allSatisfy(source -> assertThat(allowed).anyMatch(source::startsWith));
        assertThat(allowed).containsExactlyInAnyOrder(PACKAGED, DOCKERFILE.getParent());
    }

    @Test
    void shouldRunAsAUserThatIsANumberAndNotRoots() throws IOException {
        assertThat(instructions("USER")).singleElement().asString().matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    }

    @Test
    void shouldBeStartedWithoutAShell() throws IOException {
        assertThat(instructions("CMD")).isEmpty();
        assertThat(new JsonArray(instructions("ENTRYPOINT").get(0)))
                .isEqualTo(JsonArray.of("java", "@jvm-flags", "-jar", "quarkus-run.jar"));
        assertThat(instructions("WORKDIR")).containsExactly("/app");
        assertThat(instructions("COPY")).contains(JVM_FLAGS + " ./", PACKAGED.resolve("quarkus-run.jar") + " ./");
    }

    /** The build's class files are of that release, and all tests have run on it. */
    @Test
    void shouldBringTheJavaThatTheBuildIsFor() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<maven.compiler.release>17<");
        assertThat(instructions("FROM")).containsExactly("eclipse-temurin:17-jre");
    }

    @Test
    void shouldStartWithTheJvmFlagsOfTheImage() throws IOException {
        assertThat(Files.readString(JVM_FLAGS)).contains("-XX:+ExitOnOutOfMemoryError");

        try (var application = ApplicationLaunch.production(ScriptedIdentityProvider.away())
                .withJvmFlags("@" + JVM_FLAGS.toAbsolutePath()).start()) {
            assertThat(application.isRunning()).isTrue();
        }
    }

    private static Stream<String> sources() throws IOException {
        return instructions("COPY").stream().map(copy -> copy.split(" ")[0]);
    }

    private static List<String> instructions(String name) throws IOException {
        return Files.readAllLines(DOCKERFILE).stream().filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1)).toList();
    }
}
