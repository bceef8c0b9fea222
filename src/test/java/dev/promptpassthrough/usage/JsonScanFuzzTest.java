package dev.promptpassthrough.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** In whatever a parser takes for JSON, the scan finds what the parser finds; and cuts make no difference. */
class JsonScanFuzzTest {

    private static final Member ROOT = Member.object("", Member.model("m"),
            Member.object("a", Member.number("n", Counts.Kind.TOTAL)));
    private static final long FIRST_BEYOND = 1_000_000_000_000_000L;
    private static final ObjectMapper TREE = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @FuzzTest(maxDuration = "60s")
    void shouldFindWhatAParserFinds(byte[] bytes) throws IOException {
        JsonScan whole = new JsonScan(ROOT);
        whole.take(bytes, 0, bytes.length);
        JsonScan pieces = new JsonScan(ROOT);
        for (int i = 0; i < bytes.length; i++) {
            pieces.take(bytes, i, i + 1);
        }

        assertThat(pieces.counts().usage(false)).isEqualTo(whole.counts().usage(false));
        assertThat(pieces.model()).isEqualTo(whole.model());
        parsed(bytes).ifPresent(tree -> assertThat(whole.counts().usage(false).total()).isEqualTo(total(tree)));
    }

    /** One object in UTF-8 whose names stand as they are: escaped ones the scan may miss, and of -0 it does not know. */
    private static Optional<JsonNode> parsed(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Of what is no UTF-8, Jackson takes "\xff\xff\xffa" for a name "a" that it has seen before.
        boolean utf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
        if (!utf8 || text.indexOf('\0') >= 0 || text.contains("\\u") || text.contains("-0")) {
            return Optional.empty();
        }
        try {
            JsonNode tree = TREE.readTree(bytes);
            return tree != null && tree.isObject() ? Optional.of(tree) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static long total(JsonNode tree) {
        JsonNode number = tree.at("/a/n");
        return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0
                && number.longValue() < FIRST_BEYOND ? number.longValue() : Usage.UNKNOWN;
    }
}
