package dev.promptpassthrough.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What docs/sdks.md and docs/realtime.md show is what the tests of this package run, in the versions that it names. */
class SdksDocumentTest {

    private static final List<Path> SOURCES = List.of(Path.of("src", "test", "java", "dev", "promptpassthrough", "sdk"),
            Path.of("src", "test", "sdk"));
    private static final Pattern RUN = Pattern
            .compile("(?ms)^ *(?://|#) snippet: (\\S+)\\n(.*?)^ *(?://|#) end of snippet$");
    private static final Pattern SHOWN = Pattern.compile("(?ms)^<!-- snippet: (\\S+) -->\\n```\\w+\\n(.*?)^```$");
    private static final Pattern FENCE = Pattern.compile("(?m)^```(?!text)\\w+$");
    private static final Pattern VERSION = Pattern.compile("(?m)^\\| `([^`]+)`[^|]*\\| ([\\d.]+) \\|");

    private final String document;

    SdksDocumentTest() throws IOException {
        document = Files.readString(Path.of("docs", "sdks.md")) + Files.readString(Path.of("docs", "realtime.md"));
    }

    @Test
    void shouldShowTheSnippetsThatTheTestsRun() throws IOException {
        Map<String, String> run = new TreeMap<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    run.putAll(snippets(RUN, Files.readString(file)));
                }
            }
        }

        assertThat(snippets(SHOWN, document)).isEqualTo(run);
        assertThat(FENCE.matcher(document).results()).as("code blocks, each with the name of its snippet")
                .hasSameSizeAs(run.keySet());
    }

    @Test
    void shouldNameTheVersionsThatTheTestsRun() throws IOException {
        String java = Files.readString(Path.of("pom.xml"));
        String node = Files.readString(Path.of("src", "test", "sdk", "package.json"));

        assertThat(VERSION.matcher(document).results()).hasSize(5).allSatisfy(row -> {
            String artifact = row.group(1).substring(row.group(1).indexOf(':') + 1);
            boolean maven = row.group(1).indexOf(':') >= 0;
            String property = artifact.equals("google-genai") ? artifact : artifact.replace("-java", "");
            assertThat(maven ? java : node).contains(maven ? "<" + property + "-sdk.version>" + row.group(2) + "<"
                    : "\"" + artifact + "\": \"" + row.group(2) + "\"");
        });
    }

    private static Map<String, String> snippets(Pattern pattern, String text) {
        return pattern.matcher(text).results()
                .collect(Collectors.toMap((MatchResult found) -> found.group(1),
                        found -> found.group(2).stripTrailing().stripIndent()));
    }
}
