package dev.promptpassthrough.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * What is running.
 *
 * @param version of the application
 * @param commit that it was built from; {@code null} where it was not built in a repository
 * @param builtAt when, as Maven writes it
 * @param java the Java that runs it
 */
record Build(String version, String commit, String builtAt, String java) {

    private static final String FILE = "build.properties";

    static Build read() {
        try (InputStream in = Build.class.getClassLoader().getResourceAsStream(FILE)) {
            Properties facts = new Properties();
            facts.load(in);
            Runtime.Version runtime = Runtime.version();
            return new Build(facts.getProperty("version"), known(facts, "commit"), known(facts, "built-at"),
                    runtime + " (" + System.getProperty("java.vendor") + ")");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Maven had no value for stands there as it was written. */
    private static String known(Properties facts, String name) {
        return Optional.ofNullable(facts.getProperty(name)).filter(value -> !value.isBlank() && !value.startsWith("${"))
                .orElse(null);
    }
}
