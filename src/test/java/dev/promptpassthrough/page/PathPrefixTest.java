package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** The whole application below a path of its own, as {@code quarkus.http.root-path} puts it, behind a proxy that it knows. */
@QuarkusTest
@TestProfile(PathPrefixTest.Prefixed.class)
class PathPrefixTest {

    public static class Prefixed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.root-path", "/tools",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1",
                    "quarkus.http.proxy.enable-forwarded-host", "true");
        }
    }

    @Test
    void shouldTellThePageItsPrefixedUrls() {
        Response page = SignedIn.byCookie("alice").get("/dashboard/passthrough/");

        String origin = "http://localhost:" + RestAssured.port + "/tools";
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString())
                .contains("data-api-url=\"" + origin + "/api/v1/prompts/passthrough/\"")
                .contains("data-provider-api-url=\"" + origin + "/dashboard/passthrough/api/providers/\"")
                .contains("src=\"/tools/assets/main-0a1b2c3d.js\"");
    }

    @Test
    void shouldLeadFromASharedRequestToThePrefixedWorkbench() {
        RestAssured.get("/dashboard/passthrough/shared/").then()
                .statusCode(200)
                .body(containsString("data-workbench=\"/tools/dashboard/passthrough/\""));
    }

    @Test
    void shouldStartTheCodeFlowWithThePrefixedCallback() {
        RestAssured.given().redirects().follow(false).get("/dashboard/passthrough/").then()
                .statusCode(302)
                .header("Location", containsString("%2Ftools%2Fsession%2Fcallback"));
    }

    @Test
    void shouldBelieveTheProxyThatIsNamed() {
        String page = SignedIn.byCookie("alice").header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "llm.example.org").get("/dashboard/passthrough/").asString();

        assertThat(page).contains("data-api-url=\"https://llm.example.org/tools/api/v1/prompts/passthrough/\"");
    }

    @Test
    void shouldPassRequestsThrough() {
        SignedIn.byToken("alice").contentType("application/json")
                .body("{\"model\":\"demo-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .post("/api/v1/prompts/passthrough/demo/").then()
                .statusCode(200)
                .header("Passthrough-Provider", equalTo("demo"));
        SignedIn.byToken("alice").get("/api/v1/prompts/passthrough/demo/models").then().statusCode(200);
    }

    @Test
    void shouldRefuseProgramsAsItDoesWithoutAPrefix() {
        RestAssured.given().redirects().follow(false).get("/dashboard/passthrough/api/providers/").then()
                .statusCode(401)
                .header("Passthrough-Error", "unauthenticated");
    }

    @Test
    void shouldLeadFromItsFrontDoorToThePage() {
        RestAssured.given().redirects().follow(false).get("/").then()
                .statusCode(302)
                .header("Location", "/tools/dashboard/passthrough/");
    }
}
