package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** An operator's own path policies, which the framework checks, hold for callers whose token is known already, too. */
@QuarkusTest
@TestProfile(PathPolicyTest.Closed.class)
@WithTestResource(WireProviders.class)
class PathPolicyTest extends WireTest {

    private static final String CLOSED = "closed-by-policy";

    public static class Closed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String policy = "quarkus.http.auth.permission." + CLOSED;
            return Map.of(policy + ".paths", "/api/v1/prompts/passthrough/wire/" + CLOSED + "/*", policy + ".policy", "deny");
        }
    }

    @Test
    void shouldNotLetAKnownCallerAroundAPathPolicy() {
        Scripted scripted = upstream.on(call -> call.send(OK));
        String open = head("GET", "wire", scripted) + "\r\n";
        String closed = open.replace("/wire/", "/wire/" + CLOSED + "/");

        int before = exchange(open).status();
        int refused = exchange(closed).status();
        int after = exchange(open).status();

        assertThat(before).isEqualTo(200);
        assertThat(refused).isEqualTo(403);
        assertThat(after).isEqualTo(200);
    }
}
