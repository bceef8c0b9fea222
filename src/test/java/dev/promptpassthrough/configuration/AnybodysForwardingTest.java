package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfig;

/**
 * What whoever calls could do where forwarded headers are believed from anybody, which is why production refuses it. That
 * named proxies put an end to it is {@code page.ForwardedHeadersTest}'s.
 */
@QuarkusTest
@TestProfile(AnybodysForwardingTest.BelievingAnybody.class)
class AnybodysForwardingTest {

    public static class BelievingAnybody implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.enable-forwarded-prefix", "true");
        }
    }

    @Test
    void shouldLeadThePageToAHostOfTheCallersChoice() {
        String page = SignedIn.byCookie("alice").header("X-Forwarded-Host", "evil.example").get("/dashboard/passthrough/")
                .asString();

        assertThat(page).contains("data-api-url=\"http://evil.example/api/v1/prompts/passthrough/\"");
    }

    @Test
    void shouldLeadSignInToAHostOfTheCallersChoice() {
        assertThat(toSignIn("X-Forwarded-Host", "evil.example"))
                .contains("redirect_uri=http%3A%2F%2Fevil.example%2Fsession%2Fcallback");
        assertThat(toSignIn("X-Forwarded-Prefix", "@evil.example"))
                .contains("%40evil.example%2Fsession%2Fcallback");
    }

    @Test
    void shouldNotStartLikeThisInProduction() {
        assertThat(Dangers.among(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class)))
                .anyMatch(danger -> danger.startsWith("quarkus.http.proxy.trusted-proxies is missing"))
                .anyMatch(danger -> danger.startsWith("quarkus.http.proxy.enable-forwarded-prefix would let anybody"));
    }

    private static String toSignIn(String header, String value) {
        Response response = RestAssured.given().redirects().follow(false).header(header, value).get("/dashboard/passthrough/");
        return response.header("Location");
    }
}
