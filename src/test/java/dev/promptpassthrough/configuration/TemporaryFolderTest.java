package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @TempDir
    Path parent;

    @Test
    void shouldMakeTheFolderAndLeaveNothingInIt() {
        Path folder = parent.resolve("new");

        assertThat(TemporaryFolder.refusal(folder)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseAFileInItsPlaceAndWhatLiesBelowOne() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThat(TemporaryFolder.refusal(file)).get().asString().isEqualTo("java.io.tmpdir is no folder for temporary files: "
                + file + " cannot be written to; mount a writable one, for example -Djava.io.tmpdir=/tmp");
        assertThat(TemporaryFolder.refusal(file.resolve("below"))).isPresent();
    }
}
