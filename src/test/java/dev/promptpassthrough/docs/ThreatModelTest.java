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

/** Every case of the threat model is there, once, and what it says keeps the promise does exist. */
class ThreatModelTest {

    /** The cases that have their row; a table that is written gets its line here. */
    private static final List<String> TABLES = List.of(
            "A1-A12",
            "B1-B14",
            "C1-C10",
            "D1-D11",
            "E1-E8",
            "F1-F14",
            "G1-G16",
            "H1-H5",
            "I1-I5",
            "J1-J11",
            "K1-K5",
            "L1-L6");

    private static final Pattern ROW = Pattern.compile("\\| ([A-L][0-9]+) \\| (.+?) \\| (.+?) \\|");

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
        assertThat(NamedTests.missing(row.keptBy())).as("tests that do not exist").isEmpty();
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
}
