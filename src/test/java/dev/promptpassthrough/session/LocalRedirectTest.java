package dev.promptpassthrough.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalRedirectTest {

    private static final String FALLBACK = "/dashboard/passthrough/";

    @ParameterizedTest
    @NullAndEmptySource
    @MethodSource("elsewhere")
    void shouldStayOnThisSite(String path) {
        assertThat(LocalRedirect.of(path, FALLBACK).path()).isEqualTo(FALLBACK);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/dashboard/passthrough/", "/dashboard/passthrough/?provider=demo&template=hello-world",
            "/x?next=//evil.example", "/x#fragment", "/%2F%2Fevil.example" })
    void shouldGoToAPathOfThisSite(String path) {
        assertThat(LocalRedirect.of(path, FALLBACK).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(ints = { 2_049, 100_000 })
    void shouldNotGoToAPathOfAbsurdLength(int length) {
        assertThat(LocalRedirect.of("/" + "a".repeat(length - 1), FALLBACK).path()).isEqualTo(FALLBACK);
    }

    static Stream<String> elsewhere() throws IOException, URISyntaxException {
        Path corpus = Path.of(LocalRedirectTest.class.getResource("/open-redirects.txt").toURI());
        return Files.readAllLines(corpus).stream()
                .filter(line -> !line.startsWith("# "))
                .map(line -> line.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0"));
    }
}
