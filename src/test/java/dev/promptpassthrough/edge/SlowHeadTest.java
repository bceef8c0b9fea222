package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.RawClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** A caller whose head does not come to its end holds a connection for as long as an idle one may be held, and no longer. */
@QuarkusTest
@TestProfile(SlowHeadTest.SoonIdle.class)
class SlowHeadTest {

    private static final int MOMENT_MILLIS = 100;
    /** Many times the idle time-out: a minute. */
    private static final int MOMENTS = 600;

    /** Without the demo provider, whose streams may be silent for longer. */
    public static class SoonIdle implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.idle-timeout", "2s", "passthrough.demo.enabled", "false");
        }
    }

    @TestHTTPResource("/")
    URI site;

    @Test
    void shouldEndAConnectionOnWhichNothingComes() {
        try (RawClient client = RawClient.connect(site)) {
            assertThat(client.awaitClosed()).isTrue();
        }
    }

    @Test
    void shouldEndAConnectionWhoseHeadTrickles() {
        String head = "GET / HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\nX-Slow: " + "x".repeat(MOMENTS);
        int sent = 0;
        try (RawClient client = RawClient.connect(site).patience(MOMENT_MILLIS)) {
            while (sent < head.length() && !client.send(head.substring(sent, sent + 1)).awaitClosed()) {
                sent++;
            }
        }

        assertThat(sent).as("bytes that it took, of %d", head.length()).isPositive().isLessThan(head.length());
    }
}
