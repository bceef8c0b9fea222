package dev.promptpassthrough.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether there is a folder for temporary files. Looked at before the framework is loaded: its parts would each log it in
 * their own way, some would go on elsewhere, and the one that gives up names no key.
 */
final class TemporaryFolder {

    static final String KEY = "java.io.tmpdir";

    private TemporaryFolder() {
    }

    /** @return why nothing can be written to it, in one line; it is made where it is missing, and stays empty */
    static Optional<String> refusal(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath());
            Files.delete(Files.createTempFile(folder, "start", null));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(KEY + " is no folder for temporary files: " + folder + " cannot be written to; mount a writable"
                    + " one, for example -D" + KEY + "=/tmp");
        }
    }
}
