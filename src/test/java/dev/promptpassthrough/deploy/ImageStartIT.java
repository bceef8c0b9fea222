package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.Jdk;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/**
 * The image starts from the record of an earlier start: by the AOT cache of a JDK 25, by the class-data archive of an older
 * one. Both are tried where both are at hand, and the running JDK always.
 */
class ImageStartIT {

    /** Of all classes that a start loads; the rest are made as it goes, such as proxies. */
    private static final double MOST = 0.8;

    static List<Jdk> jdks() {
        return Jdk.atHand();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void shouldTakeNearlyEveryClassFromItsRecord(Jdk jdk) throws IOException {
        // Given
        ImageFolder image = ImageFolder.by(jdk);
        Path loaded = Path.of("target", "it", "classes-" + jdk.feature() + ".log").toAbsolutePath();

        // When
        PackagedApplication application = start(image, "-Xlog:class+load:file=" + loaded + "::filecount=0");
        application.stop();

        // Then
        assertThat(application.log()).as("what the JVM has to say").doesNotContain("[warning]", "[error]",
                "Exception in thread");
        try (Stream<String> lines = Files.lines(loaded)) {
            List<String> sources = lines.filter(line -> line.contains(" source: ")).toList();
            long recorded = sources.stream().filter(line -> line.contains("shared objects file")).count();
            assertThat((double) recorded / sources.size()).as("of %d classes", sources.size()).isGreaterThan(MOST);
        }
    }

    /** Only {@code -jar} reads what the manifest opens, and without it JDK 24 and newer end threads with an error. */
    @Test
    void shouldOpenWhatThePackagedApplicationOpens() throws IOException {
        try (JarFile packaged = new JarFile("target/quarkus-app/quarkus-run.jar")) {
            String opened = packaged.getManifest().getMainAttributes().getValue("Add-Opens");

            assertThat(Files.readString(Path.of("src/main/docker/record-start")))
                    .contains("(--add-opens=" + opened + "=ALL-UNNAMED ");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void shouldStartAllTheSameWhereTheRecordIsOfNoUse(Jdk jdk) throws IOException {
        // Given
        ImageFolder image = ImageFolder.by(jdk);
        Path start = image.path().resolve("start");
        Path another = Files.writeString(image.path().resolve("another"), "made by another JVM");
        String elsewhere = Files.readString(start).replace(record(image).getFileName().toString(),
                another.getFileName().toString());
        List<String> command = image.command().stream().map(word -> word.equals("@start") ? "@start-elsewhere" : word).toList();
        Files.writeString(image.path().resolve("start-elsewhere"), elsewhere);

        // When
        try (PackagedApplication application = ApplicationLaunch.production(ScriptedIdentityProvider.away())
                .as(command, image.path()).start()) {
            // Then
            assertThat(application.isRunning()).isTrue();
        }
    }

    /** What a recording is given protects nothing, and yet has no business in an image. */
    @ParameterizedTest
    @MethodSource("jdks")
    void shouldKeepNothingOfWhatTheRecordingWasGiven(Jdk jdk) throws IOException {
        ImageFolder image = ImageFolder.by(jdk);

        assertThat(Files.readString(Path.of("src/main/docker/record-start"))).contains("for-the-recording-only");
        assertThat(new String(Files.readAllBytes(record(image)), StandardCharsets.ISO_8859_1))
                .doesNotContain("for-the-recording-only");
        assertThat(image.path().resolve("start")).content().doesNotContain("for-the-recording-only");
    }

    private static PackagedApplication start(ImageFolder image, String... flags) {
        return ApplicationLaunch.production(ScriptedIdentityProvider.away()).as(image.command(flags), image.path()).start();
    }

    private static Path record(ImageFolder image) {
        return image.path().resolve(image.jdk().feature() >= 25 ? "app.aot" : "app.jsa");
    }
}
