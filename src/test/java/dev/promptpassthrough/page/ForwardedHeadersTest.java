package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

/** Where an operator has named the proxies whose forwarded headers are to be believed, and somebody else sends some. */
@QuarkusTest
@TestProfile(ForwardedHeadersTest.BehindAnother.class)
class ForwardedHeadersTest {

    public static class BehindAnother implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "10.0.0.0/8",
                    "quarkus.http.proxy.enable-forwarded-host", "true");
        }
    }

    private static final Map<String, String> FORGED = Map.of("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Host",
            "evil.example", "X-Forwarded-Proto", "https", "X-Forwarded-Port", "444", "X-Forwarded-Prefix", "/evil",
            "Forwarded", "for=203.0.113.9;host=evil.example;proto=https");

    @Test
    void shouldBelieveNothingOfWhatTheySay() {
        String page = SignedIn.byCookie("alice").headers(FORGED).get("/dashboard/passthrough/").asString();
        String toSignIn = RestAssured.given().redirects().follow(false).headers(FORGED).get("/dashboard/passthrough/")
                .header("Location");

        String here = "http://localhost:" + RestAssured.port;
        assertThat(page).contains("data-api-url=\"" + here + "/api/v1/prompts/passthrough/\"").doesNotContain("evil");
        assertThat(toSignIn).contains("redirect_uri=http%3A%2F%2Flocalhost%3A" + RestAssured.port + "%2Fsession%2Fcallback")
                .doesNotContain("evil");
    }
}
