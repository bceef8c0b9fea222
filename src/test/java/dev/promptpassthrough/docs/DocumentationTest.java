package dev.promptpassthrough.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.demo.DemoConfig;
import dev.promptpassthrough.edge.AccessLogConfig;
import dev.promptpassthrough.metrics.MetricsConfig;
import dev.promptpassthrough.passthrough.LimitsConfig;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.provider.ProvidersConfig;
import dev.promptpassthrough.session.SessionConfig;
import dev.promptpassthrough.site.SiteConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** What the documents say must be so. */
class DocumentationTest {

    private static final List<Class<?>> MAPPINGS = List.of(SiteConfig.class, SessionConfig.class, LimitsConfig.class,
            DemoConfig.class, ProvidersConfig.class, AccessLogConfig.class, MetricsConfig.class);
    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|(?:src|srcset)=\")(?!https?:|#)([^)#\"]+)");

    @Test
    void shouldDescribeEveryConfigurationKeyAndNoOther() {
        Set<String> keys = MAPPINGS.stream()
                .flatMap(mapping -> ConfigMappings.getProperties(ConfigClass.configClass(mapping)).keySet().stream())
                .map(key -> key.replaceFirst("providers\\.\\*\\.", "providers.<slug>.")
                        .replace("headers.*", "headers.<name>").replace("prices.*", "prices.<model>")
                        .replaceAll("\\[\\*]$", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documentedKeys()).isEqualTo(keys);
    }

    @Test
    void shouldDescribeEveryErrorWithItsStatus() {
        String errors = read(Path.of("docs/errors.md"));

        assertThat(Arrays.stream(ProblemCode.values()).map(code -> "| `" + code.wireName() + "` | " + code.status() + " |"))
                .allSatisfy(row -> assertThat(errors).contains(row));
    }

    @Test
    void shouldTellOperatorsWhereToLookForEachError() {
        String operations = read(Path.of("docs/operations.md"));

        assertThat(Arrays.stream(ProblemCode.values()).map(code -> "| `" + code.wireName() + "` | "))
                .allSatisfy(row -> assertThat(operations).contains(row));
    }

    @Test
    void shouldNameEveryVariableOfTheCatalogue() throws IOException {
        Properties catalogue = new Properties();
        try (var in = Files.newInputStream(Path.of("src/main/resources/providers/catalogue.properties"))) {
            catalogue.load(in);
        }
        String readme = read(Path.of("README.md"));

        assertThat(catalogue.stringPropertyNames().stream().filter(key -> key.endsWith(".requires"))
                .flatMap(key -> Arrays.stream(catalogue.getProperty(key).split(","))))
                .allSatisfy(variable -> assertThat(readme).contains("`" + variable + "`"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldLinkToWhatIsThere(Path document) {
        assertThat(LINK.matcher(read(document)).results().map(result -> result.group(1).strip()))
                .allSatisfy(target -> assertThat(document.resolveSibling(target)).exists());
    }

    @Test
    void shouldNumberDecisionsWithoutGaps() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/adr"))) {
            List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
            for (int i = 0; i < names.size(); i++) {
                assertThat(names.get(i)).startsWith("%04d-".formatted(i + 1)).endsWith(".md");
            }
        }
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CHANGELOG.md")), docs)
                    .filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    /** The keys of the table's first column; one that begins with a dot continues the one before it. */
    private static Set<String> documentedKeys() {
        Set<String> keys = new TreeSet<>();
        for (String row : read(Path.of("README.md")).split("\n")) {
            if (row.startsWith("| `passthrough.")) {
                String prefix = "";
                for (MatchResult key : Pattern.compile("`([^`]+)`").matcher(row.split("\\|")[1]).results().toList()) {
                    String name = key.group(1);
                    keys.add(name.startsWith(".") ? prefix + name : name);
                    prefix = name.startsWith(".") ? prefix : name.substring(0, name.lastIndexOf('.'));
                }
            }
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
