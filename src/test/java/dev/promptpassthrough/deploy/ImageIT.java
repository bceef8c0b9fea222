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

/** The image holds the packaged application and nothing else, and starts it as the tests do. */
class ImageIT {

    private static final Path PACKAGED = Path.of("target/quarkus-app");
    private static final Path JVM_FLAGS = Path.of("src/main/jib/app/jvm-flags");

    @Test
    void shouldCopyTheWholePackagedApplication() throws IOException {
        Set<Path> copied = sources().filter(source -> source.startsWith(PACKAGED)).collect(Collectors.toSet());

        try (Stream<Path> parts = Files.list(PACKAGED)) {
            // The list of what it depends on is for tools.
            assertThat(parts.filter(part -> !part.endsWith("quarkus-app-dependencies.txt")))
                    .containsExactlyInAnyOrderElementsOf(copied);
        }
        assertThat(sources()).allSatisfy(source -> assertThat(source).exists());
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
        assertThat(sources()).allSatisfy(source -> assertThat(allowed).anyMatch(source::startsWith));
        assertThat(allowed).containsExactlyInAnyOrder(PACKAGED, Dockerfile.FILE.getParent(), JVM_FLAGS.getParent().getParent());
    }

    @Test
    void shouldRunAsAUserThatIsANumberAndNotRoots() {
        assertThat(Dockerfile.instructions("USER")).singleElement().asString().matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
    }

    @Test
    void shouldBeStartedWithoutAShell() {
        assertThat(Dockerfile.instructions("CMD")).isEmpty();
        assertThat(Dockerfile.entryPoint()).containsExactly("java", "@jvm-flags", "@start");
        assertThat(Dockerfile.instructions("WORKDIR")).containsExactly("/app");
        assertThat(Dockerfile.copies()).contains(new Dockerfile.Copy(JVM_FLAGS.getParent(), Path.of("")));
    }

    /** The newest release with long-term support; the class files are of the oldest that the application runs on. */
    @Test
    void shouldBringTheJavaThatStartsFastest() {
        assertThat(Dockerfile.instructions("FROM")).containsExactly("eclipse-temurin:25-jre");
    }

    /** Also without the image, by any Java that the application runs on. */
    @Test
    void shouldStartWithTheJvmFlagsOfTheImage() throws IOException {
        assertThat(Files.readString(JVM_FLAGS)).contains("-XX:+ExitOnOutOfMemoryError");

        try (var application = ApplicationLaunch.production(ScriptedIdentityProvider.away())
                .withJvmFlags("@" + JVM_FLAGS.toAbsolutePath()).start()) {
            assertThat(application.isRunning()).isTrue();
        }
    }

    /** It would hold keys, sessions and prompts. */
    @Test
    void shouldWriteNoHeapToADisk() throws IOException {
        assertThat(Files.readString(JVM_FLAGS)).doesNotContain("HeapDump", "CrashOnOutOfMemoryError");
    }

    private static Stream<Path> sources() {
        return Dockerfile.copies().map(Dockerfile.Copy::source);
    }
}
