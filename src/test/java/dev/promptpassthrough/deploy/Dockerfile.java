package dev.promptpassthrough.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;

/** What the image's Dockerfile says. */
final class Dockerfile {

    static final Path FILE = Path.of("src/main/docker/Dockerfile");

    /** From a path of the project to one of the image's folder. */
    record Copy(Path source, Path target) {
    }

    private Dockerfile() {
    }

    static Stream<Copy> copies() {
        return instructions("COPY").stream().map(copy -> copy.split(" "))
                .map(words -> new Copy(Path.of(words[0]), target(words[0], words[1])));
    }

    /** A folder's content goes into the target, a file under its name. */
    private static Path target(String source, String target) {
        Path folder = Path.of(target).normalize();
        return source.endsWith("/") ? folder : folder.resolve(Path.of(source).getFileName());
    }

    static List<String> entryPoint() {
        return new JsonArray(instructions("ENTRYPOINT").get(0)).stream().map(String.class::cast).toList();
    }

    /** The arguments of each such instruction. */
    static List<String> instructions(String name) {
        try {
            return Files.readString(FILE).replace("\\\n", " ").lines().filter(line -> line.startsWith(name + " "))
                    .map(line -> line.substring(name.length() + 1).replaceAll(" +", " ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
