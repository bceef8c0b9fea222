package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder with one file, as Kubernetes mounts it: a change swaps a link above the file, and all is new at once. */
public final class MountedFolder {

    private final Path folder;
    private final String name;
    private int version;

    public MountedFolder(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        write("");
        link(folder.resolve(name), Path.of("..data", name));
    }

    /** The file by the path that an application knows. */
    public Path file() {
        return folder.resolve(name);
    }

    public void write(String content) {
        try {
            Path next = Files.createDirectory(folder.resolve("..version-" + ++version));
            Files.writeString(next.resolve(name), content);
            Path swap = link(folder.resolve("..data_tmp"), next.getFileName());
            Files.move(swap, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path link(Path link, Path target) {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
