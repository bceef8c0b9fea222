package dev.promptpassthrough.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanariesTest {

    private static final String SECRET = "sk-canary/0123456789+abcdef==";

    private final Canaries canaries = new Canaries().add("key", SECRET);

    @ParameterizedTest
    @ValueSource(strings = { "", "a", "ab", "user:" })
    void shouldFindASecretWhereverItStandsInBase64(String before) {
        byte[] bytes = (before + SECRET).getBytes(StandardCharsets.UTF_8);

        assertThat(canaries.in("x " + Base64.getEncoder().encodeToString(bytes))).hasSize(1);
        assertThat(canaries.in("x " + Base64.getUrlEncoder().encodeToString(bytes))).hasSize(1);
    }

    @Test
    void shouldFindItAsItIsAndEncodedAndInPart() {
        assertThat(canaries.in("key=" + SECRET + ";")).hasSize(1);
        assertThat(canaries.in("?key=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))).hasSize(1);
        assertThat(canaries.in("sk-…" + SECRET.substring(SECRET.length() - Canaries.SHORTEST_PART))).hasSize(1);
        assertThat(canaries.in(SECRET.substring(0, Canaries.SHORTEST_PART) + "***")).hasSize(1);
    }

    @Test
    void shouldFindNothingWhereThereIsNothing() {
        assertThat(canaries.in("sk-canary/ … abcdef== *** nothing at all")).isEmpty();
    }
}
