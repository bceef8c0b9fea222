package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalTargetTest {

    private static final Pattern RAW_BYTE = Pattern.compile("\\\\x([0-9a-f]{2})");

    static Stream<String> targets() {
        try (InputStream in = CanonicalTargetTest.class.getResourceAsStream("targets.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void shouldTellWhatHasOnlyOneReading(String line) {
        String target = RAW_BYTE.matcher(line.substring(3))
                .replaceAll(raw -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(raw.group(1), 16))));

        String refusal = CanonicalTarget.refusal(target);

        assertThat(refusal == null).as(refusal).isEqualTo(line.startsWith("ok"));
    }

    @Test
    void shouldRefuseNoTarget() {
        assertThat(CanonicalTarget.refusal(null)).isNotNull();
    }

    /** Every target that is let through must mean the same to whoever decodes, normalises or splits it once more. */
    @Test
    void shouldLetNoCombinationThroughThatANormaliserWouldChange() {
        List<String> canonical = TargetVectors.all().filter(target -> CanonicalTarget.refusal(target) == null).toList();

        assertThat(TargetVectors.all().count()).isGreaterThan(2_000);
        assertThat(canonical).allSatisfy(target -> {
            String path = target.split("\\?")[0];
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            assertThat(decoded).doesNotContain("//", "/./", "/../", "\\", ";", "%", "#", "?", "\0");
            assertThat(URI.create(path.replace("|", "%7C")).normalize().getRawPath()).isEqualTo(path);
        });
    }
}
