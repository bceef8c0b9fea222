package dev.promptpassthrough.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

import io.quarkus.logging.Log;

/**
 * A secret in a file, as Kubernetes mounts it, read again and again: a file's time may stay the same when it is swapped
 * or rewritten at once, its content does not. What cannot be read or used leaves the last good secret in force.
 */
final class SecretFile implements Secret {

    /** Whatever is larger is no key, and part of it even less. */
    private static final int LARGEST = 64 * 1024;

    private final Path file;
    private final Predicate<String> usable;
    private volatile String value = "";
    private volatile String complaint = "";
    private String told = "";
    private boolean news;
    private volatile int accepted;
    private volatile int refused;

    /** @param usable whether what the file holds can be a secret; told apart before it goes into force */
    SecretFile(Path file, Predicate<String> usable) {
        this.file = file;
        this.usable = usable;
        look();
    }

    @Override
    public String reveal() {
        return value;
    }

    @Override
    public String missing() {
        return value.isEmpty() ? file + " is not set" : null;
    }

    /** Whether it cannot be read or used now. */
    boolean failing() {
        return !complaint.isEmpty();
    }

    /** How often a secret was taken from it. */
    int accepted() {
        return accepted;
    }

    /** How often it was found not to be readable or usable, once for each state that it was found in. */
    int refused() {
        return refused;
    }

    /** Looks again and tells what is new; only whoever watches it does. Blocking; called off the event loop. */
    synchronized void refresh() {
        look();
        tell();
    }

    private void look() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                complaint = "is larger than 64 KiB";
            } else {
                accept(new String(bytes, StandardCharsets.UTF_8).strip());
            }
        } catch (IOException e) {
            complaint = "cannot be read (" + e.getClass().getSimpleName() + ")";
        }
    }

    private void accept(String read) {
        if (read.equals(value)) {
            complaint = "";
        } else if (read.isEmpty()) {
            complaint = "is empty";
        } else if (!usable.test(read)) {
            complaint = "does not hold what the provider's auth.scheme asks for";
        } else {
            value = read;
            complaint = "";
            news = true;
        }
    }

    /** Once for each state that it is found in, not once for each look. */
    private void tell() {
        if (news) {
            news = false;
            accepted++;
            Log.infof("Secret file %s is in force", file);
        }
        if (!complaint.equals(told)) {
            told = complaint;
            if (!complaint.isEmpty()) {
                refused++;
                Log.warnf("Secret file %s %s; %s", file, complaint,
                        value.isEmpty() ? "there is no secret yet" : "the last good secret stays in force");
            }
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
