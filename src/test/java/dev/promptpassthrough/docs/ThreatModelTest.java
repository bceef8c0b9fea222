package dev.promptpassthrough.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Every case of the threat model is there, once, and what it says keeps the promise does exist. */
class ThreatModelTest {

    /** The cases that have their row; a table that is written gets its line here. */
    private static final List<String> TABLES = List.of(
            "A5-A11",
            "C1-C10",
            "D1-D11",
            "E1-E3", "E7",
            "F1-F13",
            "G1-G16",
            "H1-H5");

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern ROW = Pattern.compile("\\| ([A-L][0-9]+) \\| (.+?) \\| (.+?) \\|");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

    /** Full names of the test classes by their simple ones. */
    private static final Map<String, String> SOURCES = sources();

    /** One row of a table. */
    record Case(String id, String promise, String keptBy) {
        @Override
        public String toString() {
            return id + " " + promise;
        }
    }

    @Test
    void shouldHoldEveryCaseOnce() {
        List<String> ids = cases().map(Case::id).toList();

        assertThat(ids).doesNotHaveDuplicates().containsAll(TABLES.stream().flatMap(ThreatModelTest::range).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldSayWhatKeepsTheCase(Case row) {
        List<String> missing = TEST.matcher(row.keptBy()).results().filter(test -> !exists(test.group(1), test.group(2)))
                .map(test -> test.group()).toList();

        assertThat(missing).as("tests that do not exist").isEmpty();
        assertThat(row.keptBy()).as("a test, or a reason in words").containsPattern("`\\w+\\.\\w+`|(\\w+\\W+){4}");
    }

    static Stream<Case> cases() {
        try (Stream<String> lines = Files.lines(Path.of("docs/threat-model.md"))) {
            return lines.map(ROW::matcher).filter(row -> row.matches())
                    .map(row -> new Case(row.group(1), row.group(2), row.group(3))).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code A5-A11} or {@code E7}. */
    private static Stream<String> range(String cases) {
        String[] ends = cases.split("-");
        String table = cases.substring(0, 1);
        return IntStream
                .rangeClosed(Integer.parseInt(ends[0].substring(1)), Integer.parseInt(ends[ends.length - 1].substring(1)))
                .mapToObj(number -> table + number);
    }

    private static boolean exists(String className, String methodName) {
        String name = SOURCES.get(className);
        return name != null && Stream.<Class<?>> iterate(load(name), type -> type != Object.class, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(methodName) && runs(method));
    }

    /** As a test, or after each one. */
    private static boolean runs(Method method) {
        return AnnotationSupport.isAnnotated(method, Testable.class)
                || AnnotationSupport.isAnnotated(method, AfterEach.class);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ThreatModelTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> TESTS.relativize(file).toString().replace(".java", "").replace('\\', '/').replace('/', '.'))
                    .collect(Collectors.toMap(name -> name.substring(name.lastIndexOf('.') + 1), name -> name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
