package dev.promptpassthrough.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class SiteUrlsTest {

    private record Site(Optional<URI> baseUrl, boolean debugMode) implements SiteConfig {
    }

    @ParameterizedTest
    @CsvSource({
            "https://llm.example.org,          https://llm.example.org/api/v1/prompts/passthrough/",
            "https://llm.example.org/,         https://llm.example.org/api/v1/prompts/passthrough/",
            "https://llm.example.org/tools/,   https://llm.example.org/tools/api/v1/prompts/passthrough/",
            "http://localhost:8080,            http://localhost:8080/api/v1/prompts/passthrough/",
            "http://[::1]:8080,                http://[::1]:8080/api/v1/prompts/passthrough/" })
    void shouldPutTheConfiguredOriginBeforeTheRoute(String baseUrl, String expected) {
        SiteUrls urls = configured(baseUrl);

        assertThat(urls.passthrough(null)).hasToString(expected);
    }

    @Test
    void shouldBuildTheListingsUrlOnTheSameOrigin() {
        SiteUrls urls = configured("https://llm.example.org/tools");

        assertThat(urls.providers(null)).hasToString("https://llm.example.org/tools/dashboard/passthrough/api/providers/");
        assertThat(urls.origin(null)).isEqualTo("https://llm.example.org");
        assertThat(urls.path(Routes.WORKBENCH)).isEqualTo("/tools/dashboard/passthrough/");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://llm.example.org", "ftp://llm.example.org", "/tools", "https://user@llm.example.org",
            "https://llm.example.org?x=1", "https://llm.example.org#x", "http://localhost.evil.example" })
    void shouldRefuseABaseUrlThatIsNotAPublicOrigin(String baseUrl) {
        assertThatThrownBy(() -> configured(baseUrl))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("passthrough.site.base-url ")
                .hasMessageContaining("for example");
    }

    @Test
    void shouldTellARouteFromThePathThatARequestCameTo() {
        SiteUrls urls = new SiteUrls(new Site(Optional.empty(), false), "/tools/");

        assertThat(urls.route("/tools/api/v1/session")).isEqualTo("/api/v1/session");
        assertThat(urls.path("/")).isEqualTo("/tools/");
    }

    private static SiteUrls configured(String baseUrl) {
        return new SiteUrls(new Site(Optional.of(URI.create(baseUrl)), false), "/");
    }
}
