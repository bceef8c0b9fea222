package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A Chromium to drive, and the environment it needs.
 *
 * <p>
 * {@code src-ui/scripts/chromium-path.mjs} chooses: {@code CHROMIUM_PATH}, else an installed one, else the one that
 * {@code npm ci} brought, which it unpacks. That one is built for machines that have nothing, so it comes with its own
 * libraries and font; an installed one finds those of its system.
 */
record ChromiumBinary(Path executable, Map<String, String> environment) {

    private static final Path UI = Path.of("src-ui");

    /** @param scratch a folder for what finding and running it leaves behind */
    static ChromiumBinary find(Path scratch) {
        Path executable = Path.of(askScript(scratch));
        var environment = new HashMap<>(System.getenv());
        Path brought = executable.resolveSibling("al2023").resolve("lib");
        if (Files.isDirectory(brought)) {
            environment.put("LD_LIBRARY_PATH", brought.toString());
            environment.put("FONTCONFIG_FILE", writeFontConfig(executable.resolveSibling("fonts"), scratch).toString());
        }
        return new ChromiumBinary(executable, environment);
    }

    private static String askScript(Path scratch) {
        var builder = new ProcessBuilder("node", "scripts/chromium-path.mjs").directory(UI.toFile());
        // The package unpacks its libraries only where it believes to run on the platform it was made for.
        builder.environment().put("AWS_LAMBDA_JS_RUNTIME", "nodejs20.x");
        try {
            Path errors = Files.createDirectories(scratch).resolve("chromium-path.log");
            Process process = builder.redirectError(errors.toFile()).start();
            String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0 || path.isEmpty()) {
                throw new IllegalStateException("no Chromium: " + Files.readString(errors));
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The package's own list names folders of its platform; a machine without any font would show empty pages. */
    private static Path writeFontConfig(Path fonts, Path scratch) {
        String config = """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
                <fontconfig>
                  <dir>/usr/share/fonts</dir>
                  <dir>%s</dir>
                  <cachedir>%s</cachedir>
                </fontconfig>
                """.formatted(fonts, scratch.resolve("fonts-cache"));
        try {
            return Files.writeString(scratch.resolve("fonts.conf"), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
