package dev.promptpassthrough.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that has run.
 *
 * @param output what it wrote, standard output and standard error together
 */
record Finished(int exitCode, String output) {

    private static final int MOST_SECONDS = 120;

    /** @throws IllegalStateException where it does not end by itself; it is killed then, with all that it has started */
    static Finished run(Path folder, Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile("finished", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String written = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended) {
                throw new IllegalStateException(String.join(" ", command) + " did not end:\n" + written);
            }
            return new Finished(process.exitValue(), written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
