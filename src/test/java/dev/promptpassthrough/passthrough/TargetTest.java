package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class TargetTest {

    private static final Target TARGET = Target.parse("/p/demo/v1/chat?key=t0k3n-canary", "/p/");

    @Test
    void shouldTakeTheProviderThePathAndTheQueryAsTheyCame() {
        assertThat(TARGET).isEqualTo(new Target("demo", "v1/chat", "key=t0k3n-canary"));
        assertThat(Target.parse("/p/demo", "/p/")).isEqualTo(new Target("demo", "", null));
        assertThat(Target.parse("/p/demo/a%20b/?", "/p/")).isEqualTo(new Target("demo", "a%20b/", ""));
    }

    @Test
    void shouldShowNoToken() {
        assertThat(new Arrival(TARGET, null, List.of("t0k3n-canary"))).asString().isEqualTo("demo/v1/chat");
        assertThat(new UpstreamTarget("chat", "key=t0k3n-canary", "/v1/")).asString().isEqualTo("/v1/chat");
    }
}
