package dev.promptpassthrough.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureUrlTest {

    @ParameterizedTest
    @ValueSource(strings = { "https://id.example.org", "http://localhost:8080/realms", "http://127.0.0.1", "http://[::1]:80/" })
    void shouldTakeHttpsAndThisMachine(String url) {
        assertThat(SecureUrl.is(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://id.example.org", "http://localhost:80@id.example.org/", "http://localhost.example.org",
            "http://127.0.0.1.example.org:80", "ftp://localhost", "https:id.example.org", "localhost:8080", "" })
    void shouldTakeNothingElse(String url) {
        assertThat(SecureUrl.is(URI.create(url))).isFalse();
    }
}
