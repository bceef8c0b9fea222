package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.promptpassthrough.testsupport.Jdk;

/**
 * The image's {@code /app}, put together by the Dockerfile's own instructions, but by a JDK of this machine: there is no
 * container engine in the tests.
 *
 * @param path the folder
 * @param jdk by which its start was recorded, and can be run
 */
record ImageFolder(Path path, Jdk jdk) {

    private static final Map<Jdk, ImageFolder> BUILT = new ConcurrentHashMap<>();
    private static final String RECORD = "--mount=type=tmpfs,target=/tmp "
            + "--mount=type=bind,source=src/main/docker/record-start,target=/mnt/record-start bash /mnt/record-start";

    /** Once for all tests. */
    static ImageFolder by(Jdk jdk) {
        return BUILT.computeIfAbsent(jdk, ImageFolder::build);
    }

    private static ImageFolder build(Jdk jdk) {
        Path folder = Path.of("target", "it", "image-" + jdk.feature()).toAbsolutePath();
        try {
            Files.createDirectories(folder);
            for (Dockerfile.Copy copy : Dockerfile.copies().toList()) {
                copy(copy.source(), folder.resolve(copy.target()));
            }
            record(folder, jdk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ImageFolder(folder, jdk);
    }

    private static void record(Path folder, Jdk jdk) throws IOException {
        assertThat(Dockerfile.instructions("RUN")).containsExactly(RECORD);
        File log = new File(folder + ".log");
        var builder = new ProcessBuilder("bash", Path.of("src/main/docker/record-start").toAbsolutePath().toString())
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended: %s", log).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroy();
        }
    }

    /** With the times of the files, as an image keeps them: a record holds for the very jars that it was made of. */
    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path to = target.resolve(source.relativize(file).toString()).normalize();
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** The image's entry point, by the JDK, with more flags before its own. */
    List<String> command(String... flags) {
        List<String> command = new ArrayList<>(Dockerfile.entryPoint());
        command.set(0, jdk.java().toString());
        command.addAll(1, List.of(flags));
        return command;
    }
}
