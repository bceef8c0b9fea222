package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("key");
    }

    @Test
    void shouldBeReadAgainWhenItHasChangedEvenWithinTheSameInstant() throws IOException {
        SecretFile secret = secret("first\n");
        var time = Files.getLastModifiedTime(file);
        Files.writeString(file, "other\n");
        Files.setLastModifiedTime(file, time);

        secret.refresh();

        assertThat(secret.reveal()).isEqualTo("other");
    }

    @Test
    void shouldFollowTheLinkThatKubernetesSwaps() throws IOException {
        Path one = Files.createDirectory(folder.resolve("..1"));
        Path two = Files.createDirectory(folder.resolve("..2"));
        Files.writeString(one.resolve("key"), "first");
        Files.writeString(two.resolve("key"), "second");
        Path data = Files.createSymbolicLink(folder.resolve("..data"), one);
        Files.createSymbolicLink(file, data.resolve("key"));
        SecretFile secret = new SecretFile(file, value -> true);

        Path next = Files.createSymbolicLink(folder.resolve("..tmp"), two);
        Files.move(next, data, java.nio.file.StandardCopyOption.ATOMIC_MOVE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        secret.refresh();

        assertThat(secret.reveal()).isEqualTo("second");
    }

    @Test
    void shouldKeepTheLastGoodSecretWhileTheFileIsGoneEmptyTooLargeOrUnfit() throws IOException {
        SecretFile secret = secret("good");
        Files.writeString(file, "");
        secret.refresh();
        Files.writeString(file, "unfit");
        secret.refresh();
        Files.writeString(file, "good" + "x".repeat(64 * 1024));
        secret.refresh();
        Files.delete(file);

        secret.refresh();

        assertThat(secret.reveal()).isEqualTo("good");
        assertThat(secret.missing()).isNull();
    }

    @Test
    void shouldComeIntoForceWhenItAppears() throws IOException {
        SecretFile secret = new SecretFile(file, value -> true);
        assertThat(secret.missing()).isEqualTo(file + " is not set");
        Files.writeString(file, "first");

        secret.refresh();

        assertThat(secret.reveal()).isEqualTo("first");
        assertThat(secret.missing()).isNull();
        assertThat(secret.toString()).doesNotContain("first");
    }

    private SecretFile secret(String content) throws IOException {
        Files.writeString(file, content);
        return new SecretFile(file, value -> !value.equals("unfit"));
    }
}
