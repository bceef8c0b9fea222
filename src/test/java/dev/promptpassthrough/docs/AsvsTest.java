package dev.promptpassthrough.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every requirement of ASVS 5.0.0, levels 1 and 2, has its row, and what a row says holds it does exist. */
class AsvsTest {

    /** Each section's last requirement of level 1 or 2; in each they come before those of level 3, from 1 on. */
    private static final List<String> SECTIONS = List.of(
            "1.1 2", "1.2 9", "1.3 11", "1.4 3", "1.5 2",
            "2.1 3", "2.2 3", "2.3 4", "2.4 1",
            "3.2 2", "3.3 4", "3.4 6", "3.5 5", "3.7 2",
            "4.1 3", "4.2 1", "4.3 2", "4.4 4",
            "5.1 1", "5.2 3", "5.3 2", "5.4 3",
            "6.1 3", "6.2 12", "6.3 4", "6.4 4", "6.5 5", "6.6 3", "6.8 4",
            "7.1 3", "7.2 4", "7.3 2", "7.4 5", "7.5 2", "7.6 2",
            "8.1 2", "8.2 3", "8.3 1", "8.4 1",
            "9.1 3", "9.2 4",
            "10.1 2", "10.2 2", "10.3 4", "10.4 11", "10.5 5", "10.6 2", "10.7 3",
            "11.1 2", "11.2 3", "11.3 3", "11.4 4", "11.5 1", "11.6 1",
            "12.1 3", "12.2 2", "12.3 4",
            "13.1 1", "13.2 5", "13.3 2", "13.4 5",
            "14.1 2", "14.2 4", "14.3 3",
            "15.1 3", "15.2 3", "15.3 7",
            "16.1 1", "16.2 5", "16.3 4", "16.4 3", "16.5 3",
            "17.1 1", "17.2 4", "17.3 2");
    private static final int IN_ALL = 253;
    private static final Pattern ROW = Pattern
            .compile("\\| (\\d+\\.\\d+\\.\\d+(?:-\\d+\\.\\d+\\.\\d+)?) \\| (.+?) \\| (.+) \\|");

    /** One row: a requirement, or several of a section in a row. */
    record Row(String numbers, String inShort, String heldBy) {
        @Override
        public String toString() {
            return numbers + " " + inShort;
        }
    }

    @Test
    void shouldHaveEachRequirementOnce() {
        List<String> demanded = SECTIONS.stream().map(section -> section.split(" "))
                .flatMap(section -> numbers(section[0], 1, Integer.parseInt(section[1]))).toList();

        assertThat(demanded).hasSize(IN_ALL);
        assertThat(rows().flatMap(row -> range(row.numbers()))).containsExactlyInAnyOrderElementsOf(demanded);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldSayWhatHoldsTheRequirement(Row row) {
        assertThat(NamedTests.missing(row.heldBy())).as("tests that do not exist").isEmpty();
        assertThat(row.heldBy()).as("a test, or a reason in words").containsPattern("`\\w+\\.\\w+`|(\\w+\\W+){2}");
    }

    static Stream<Row> rows() {
        try (Stream<String> lines = Files.lines(Path.of("docs/asvs.md"))) {
            return lines.map(ROW::matcher).filter(row -> row.matches())
                    .map(row -> new Row(row.group(1), row.group(2), row.group(3))).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code 1.2.4} or {@code 1.2.4-1.2.9}. */
    private static Stream<String> range(String numbers) {
        String[] ends = numbers.split("-");
        String section = ends[0].substring(0, ends[0].lastIndexOf('.'));
        return numbers(section, last(ends[0]), last(ends[ends.length - 1]));
    }

    private static int last(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('.') + 1));
    }

    private static Stream<String> numbers(String section, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(number -> section + "." + number);
    }
}
