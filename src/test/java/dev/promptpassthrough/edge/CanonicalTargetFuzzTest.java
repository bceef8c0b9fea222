package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A target that is let through has one reading, however often whoever stands behind decodes or normalises it. */
class CanonicalTargetFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void shouldLetThroughOnlyWhatHasOneReading(byte[] bytes) {
        String target = new String(bytes, StandardCharsets.ISO_8859_1);
        if (CanonicalTarget.refusal(target) != null) {
            return;
        }
        String path = target.split("\\?", 2)[0];
        String once = decode(path);

        assertThat(target).startsWith("/").isPrintable().doesNotContain(" ", "#", "\\");
        assertThat(decode(once)).as("decoded twice").isEqualTo(once);
        assertThat(List.of(once.split("/", -1))).as("segments, decoded").hasSameSizeAs(path.split("/", -1))
                .doesNotContain(".", "..");
        assertThat(once.substring(1)).doesNotContain("//").doesNotStartWith("/");
        assertThat(once).isPrintable().doesNotContain("\\", ";", "?", "#", "%");
        assertThat(URI.create("http://host" + path).normalize().getRawPath()).as("normalised").isEqualTo(path);
        assertThat(URI.create("http://host" + path).getHost()).isEqualTo("host");
        if (target.indexOf('?') >= 0) {
            assertThat(decode(target.substring(target.indexOf('?')))).doesNotContain("\r", "\n", "\0");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
