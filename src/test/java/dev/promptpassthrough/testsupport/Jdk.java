package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JDK of this machine's.
 *
 * @param home its folder
 * @param feature its feature release, such as 25
 */
public record Jdk(Path home, int feature) {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /** The one that runs the tests, which is always there. */
    public static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** One each of the feature releases at hand, oldest first: the running one, and what lies beside it or in a JAVA_HOME_… */
    public static List<Jdk> atHand() {
        Jdk running = running();
        return Stream.concat(Stream.of(running), others(running).filter(jdk -> jdk.feature != running.feature)
                .collect(Collectors.toMap(Jdk::feature, jdk -> jdk, (one, same) -> one)).values().stream())
                .sorted(Comparator.comparingInt(Jdk::feature)).toList();
    }

    public static Jdk newest() {
        List<Jdk> all = atHand();
        return all.get(all.size() - 1);
    }

    public Path java() {
        return home.resolve("bin/java");
    }

    private static Stream<Jdk> others(Jdk running) {
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("JAVA_HOME_\\d+_.*"))
                .map(variable -> Path.of(variable.getValue()));
        return Stream.concat(named, beside(running.home)).map(Jdk::read).filter(Objects::nonNull);
    }

    private static Stream<Path> beside(Path home) {
        try (Stream<Path> siblings = Files.list(home.toAbsolutePath().getParent())) {
            return siblings.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null where there is none in the folder. */
    private static Jdk read(Path home) {
        try {
            Path release = home.resolve("release");
            if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
                return null;
            }
            Matcher version = VERSION.matcher(Files.readString(release));
            return version.find() ? new Jdk(home.toRealPath(), Integer.parseInt(version.group(1))) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
