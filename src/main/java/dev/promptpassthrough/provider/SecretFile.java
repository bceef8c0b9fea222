package dev.promptpassthrough.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import io.quarkus.logging.Log;

/**
 * A secret in a file, as Kubernetes mounts it, read again when the file changes. A file that cannot be read, or is empty
 * while it is being rewritten, leaves the last good secret in force.
 */
final class SecretFile implements Secret {

    private final Path file;
    private volatile FileTime readAt;
    private volatile String value = "";

    SecretFile(Path file) {
        this.file = file;
        refresh();
    }

    @Override
    public String reveal() {
        return value;
    }

    /** Blocking; called off the event loop. */
    void refresh() {
        try {
            // Follows the symbolic links by which Kubernetes swaps a mounted secret.
            FileTime modified = Files.getLastModifiedTime(file);
            if (modified.equals(readAt)) {
                return;
            }
            String read = Files.readString(file).strip();
            if (!read.isEmpty()) {
                boolean first = readAt == null;
                value = read;
                readAt = modified;
                if (!first) {
                    Log.infof("Secret file %s has changed and is in force", file);
                }
            }
        } catch (IOException e) {
            Log.warnf("Secret file %s cannot be read (%s); the last good secret stays in force", file,
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
