package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the editor's schemas list, against the official SDKs' types, which are made from the providers' own specifications.
 * The SDKs' new releases show here what is new in the formats. What is known to differ stands in the tables, with the sign
 * {@code +} where only we have it and {@code -} where only the SDK has it.
 */
class EditorSchemaTest {

    private static final Path SCHEMAS = Path.of("src-ui", "src", "features", "request", "help", "schemas");

    @ParameterizedTest(name = "{0}{1}")
    @CsvFileSource(resources = "schema-values.csv", delimiter = '|')
    void shouldListTheValuesThatTheSdkKnows(String schema, String pointer, String type, String differences)
            throws ReflectiveOperationException, IOException {
        Set<String> listed = new TreeSet<>();
        at(schema, pointer).forEach(value -> listed.add(value.asText()));

        assertThat(told(listed)).isEqualTo(told(expected(values(Class.forName(type)), differences)));
    }

    @ParameterizedTest(name = "{0}{1}")
    @CsvFileSource(resources = "schema-names.csv", delimiter = '|')
    void shouldKnowTheNamesThatTheSdkSends(String schema, String pointer, String type, String differences)
            throws ReflectiveOperationException, IOException {
        Set<String> known = new TreeSet<>();
        at(schema, pointer).fieldNames().forEachRemaining(known::add);

        assertThat(known).isEqualTo(expected(names(Class.forName(type)), differences));
    }

    /** In one case, as Gemini takes both, and without what stands for nothing: null and Gemini's zeroes. */
    private static Set<String> told(Set<String> values) {
        return values.stream().map(value -> value.toUpperCase(Locale.ROOT))
                .filter(value -> !value.equals("NULL") && !value.endsWith("UNSPECIFIED"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode at(String schema, String pointer) throws IOException {
        JsonNode found = new ObjectMapper().readTree(SCHEMAS.resolve(schema + ".json").toFile()).at(pointer);
        assertThat(found).as(pointer).isNotEmpty();
        return found;
    }

    private static Set<String> expected(Set<String> ofSdk, String differences) {
        assertThat(ofSdk).isNotEmpty();
        Set<String> expected = new TreeSet<>(ofSdk);
        for (String difference : differences == null ? new String[0] : differences.split(" ")) {
            String word = difference.substring(1);
            assertThat(difference.startsWith("+") ? expected.add(word) : expected.remove(word))
                    .as("%s is still a difference", difference).isTrue();
        }
        return expected;
    }

    /** An open enumeration's constants: an SDK also takes what it does not know. */
    private static Set<String> values(Class<?> type) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
                values.add(field.get(null).toString());
            }
        }
        return values.isEmpty() ? ofKnown(type) : values;
    }

    private static Set<String> ofKnown(Class<?> type) {
        return Arrays.stream(type.getDeclaredClasses()).filter(inner -> inner.getSimpleName().equals("Known"))
                .flatMap(inner -> Arrays.stream(inner.getEnumConstants())).map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).filter(method -> method.getParameterCount() == 0)
                .map(EditorSchemaTest::name).filter(name -> !name.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Method method) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        return property == null ? "" : property.value();
    }
}
