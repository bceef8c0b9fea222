package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.smallrye.config.SmallRyeConfigBuilder;

class ForwardingTest {

    private static final String PROXY = "quarkus.http.proxy.";
    private static final String ON = PROXY + "proxy-address-forwarding";
    private static final String TRUSTED_PROXIES = PROXY + "trusted-proxies";

    @ParameterizedTest
    @ValueSource(strings = { "true", "on" })
    void shouldFindThatAnybodysForwardedHeadersAreBelieved(String on) {
        assertThat(dangers(Map.of(ON, on))).singleElement().asString().startsWith(TRUSTED_PROXIES + " is missing")
                .contains("for example");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0/0", "::/0", "10.0.0.0/8, 0.0.0.0/0" })
    void shouldFindThatEverybodyIsNamed(String trusted) {
        assertThat(dangers(Map.of(ON, "true", TRUSTED_PROXIES, trusted))).singleElement().asString()
                .startsWith(TRUSTED_PROXIES + " names every address").contains("for example");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            use-proxy-protocol, true, use-proxy-protocol must not be on
            allow-forwarded,    true, allow-x-forwarded must not be on
            """)
    void shouldFindAWayAroundTheNamedProxies(String key, String value, String danger) {
        Map<String, String> named = new HashMap<>(Map.of(ON, "true", TRUSTED_PROXIES, "10.0.0.0/8", PROXY + key, value));
        named.put(PROXY + "allow-x-forwarded", "true");

        assertThat(dangers(named)).singleElement().asString().startsWith(PROXY + danger).contains("for example");
    }

    /** The framework reads that header at sign-in by itself. */
    @Test
    void shouldFindThatAnybodyChoosesAPrefixWhateverElseIsSet() {
        String prefix = PROXY + "enable-forwarded-prefix";

        for (Map<String, String> rest : List.of(Map.<String, String> of(), Map.of(ON, "true", TRUSTED_PROXIES, "10.0.0.0/8"))) {
            Map<String, String> all = new HashMap<>(rest);
            all.put(prefix, "true");
            assertThat(dangers(all)).singleElement().asString().startsWith(prefix + " would let anybody choose")
                    .contains("for example");
        }
    }

    @Test
    void shouldAcceptForwardingFromNamedProxies() {
        assertThat(dangers(Map.of(ON, "true", TRUSTED_PROXIES, "10.0.0.0/8"))).isEmpty();
        assertThat(dangers(Map.of(ON, "true", TRUSTED_PROXIES + "[0]", "10.0.0.1", TRUSTED_PROXIES + "[1]", "::1"))).isEmpty();
        assertThat(dangers(Map.of(ON, "true", TRUSTED_PROXIES, "10.0.0.1", PROXY + "allow-forwarded", "true"))).isEmpty();
    }

    @Test
    void shouldAcceptWhatHasNoEffectWhileForwardingIsOff() {
        assertThat(dangers(Map.of(PROXY + "allow-forwarded", "true", PROXY + "allow-x-forwarded", "true",
                PROXY + "enable-forwarded-host", "true", PROXY + "use-proxy-protocol", "true"))).isEmpty();
    }

    private static List<String> dangers(Map<String, String> values) {
        return Forwarding.dangers(new SmallRyeConfigBuilder().withDefaultValues(values).build());
    }
}
