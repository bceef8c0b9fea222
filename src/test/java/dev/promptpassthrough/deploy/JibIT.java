package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.Jdk;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The image that Jib makes where there is no container engine, as the file that it leaves. Without a registry there is no
 * base either, so that the image here holds what is ours alone, and starts by the JDK of the tests.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "save-image and tar")
class JibIT {

    private static final Path ARCHIVE = Path.of("target/image.tar");
    private static final Path OUTPUT = Path.of("target/it/jib").toAbsolutePath();
    private static final Path ROOT = OUTPUT.resolve("root");
    private static final String JVM_FLAGS = "app/jvm-flags";

    private static JsonObject config;

    @BeforeAll
    static void build() throws IOException {
        Files.deleteIfExists(ARCHIVE);
        Files.createDirectories(ROOT);
        // The page has been built and looked at by other tests.
        run("./mvnw", "-o", "-q", "-B", "quarkus:build", "-DskipTests", "-Dquarkus.package.output-directory=it/jib/build",
                "-Dquarkus.quinoa.enabled=false", "-Dquarkus.container-image.build=true",
                "-Dquarkus.jib.base-jvm-image=scratch", "-Dquarkus.jib.docker-executable-name=src/main/docker/save-image");
        run("tar", "-xf", ARCHIVE.toString(), "-C", OUTPUT.toString());
        JsonObject manifest = new JsonArray(Files.readString(OUTPUT.resolve("manifest.json"))).getJsonObject(0);
        for (Object layer : manifest.getJsonArray("Layers")) {
            run("tar", "-xzf", OUTPUT.resolve((String) layer).toString(), "-C", ROOT.toString());
        }
        config = new JsonObject(Files.readString(OUTPUT.resolve(manifest.getString("Config")))).getJsonObject("config");
    }

    @Test
    void shouldRunAsTheDockerfilesDoes() {
        assertThat(config.getString("User")).isEqualTo(Dockerfile.instructions("USER").get(0));
        assertThat(config.getString("WorkingDir")).isEqualTo(Dockerfile.instructions("WORKDIR").get(0));
        assertThat(config.getJsonObject("ExposedPorts").fieldNames()).containsExactlyInAnyOrder("8080/tcp", "9000/tcp");
        assertThat(Dockerfile.instructions("EXPOSE")).containsExactly("8080 9000");
        assertThat(config.getJsonArray("Entrypoint")).containsExactly("java", "@jvm-flags", "-jar", "quarkus-run.jar");
        assertThat(Dockerfile.instructions("FROM").get(0)).isEqualTo(ownBase());
    }

    @Test
    void shouldSayWhatItIsAndHoldNothingOfWhoBuiltIt() {
        assertThat(config.getJsonObject("Labels").getMap())
                .containsEntry("org.opencontainers.image.title", "Prompt Passthrough")
                .containsEntry("org.opencontainers.image.licenses", "Apache-2.0");
        assertThat(config.getJsonArray("Env", new JsonArray())).allSatisfy(
                variable -> assertThat((String) variable).matches("(PATH|LANG\\w*|LC_\\w+|JAVA_\\w+)=.*"));
    }

    @Test
    void shouldHoldThePackagedApplicationAndNothingElse() throws IOException {
        assertThat(Files.readString(ROOT.resolve(JVM_FLAGS))).isEqualTo(Files.readString(Path.of("src/main/jib", JVM_FLAGS)));
        Set<String> expected = files(OUTPUT.resolve("build"));
        expected.removeAll(Set.of("quarkus-app-dependencies.txt", "jib-image.digest", "jib-image.id"));
        expected.add("jvm-flags");
        assertThat(files(ROOT.resolve("app"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(files(ROOT)).allMatch(file -> file.startsWith("app/"));
    }

    @Test
    void shouldStart() {
        List<String> command = new ArrayList<>(config.getJsonArray("Entrypoint").stream().map(String.class::cast).toList());
        command.set(0, Jdk.running().java().toString());

        try (var application = ApplicationLaunch.production(ScriptedIdentityProvider.away()).as(command, ROOT.resolve("app"))
                .start()) {
            assertThat(application.isRunning()).isTrue();
        }
    }

    private static String ownBase() {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/application.properties"))) {
            return lines.filter(line -> line.startsWith("quarkus.jib.base-jvm-image=")).findFirst().orElseThrow()
                    .split("=")[1];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private static void run(String... command) throws IOException {
        Path log = OUTPUT.resolve(Path.of(command[0]).getFileName() + ".log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended: %s", List.of(command)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
