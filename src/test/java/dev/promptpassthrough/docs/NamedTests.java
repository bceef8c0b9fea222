package dev.promptpassthrough.docs;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests that a document names, as {@code `ClassName.methodName`}. */
final class NamedTests {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

    /** Full names of the test classes by their simple ones. */
    private static final Map<String, String> SOURCES = sources();

    private NamedTests() {
    }

    /** Those of a text that do not exist, or are no tests. */
    static List<String> missing(String text) {
        return TEST.matcher(text).results().filter(test -> !exists(test.group(1), test.group(2)))
                .map(test -> test.group()).toList();
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
            return Class.forName(name, false, NamedTests.class.getClassLoader());
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
