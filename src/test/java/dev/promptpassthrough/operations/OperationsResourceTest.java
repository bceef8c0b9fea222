package dev.promptpassthrough.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.session.SignedIn;
import dev.promptpassthrough.testsupport.Canaries;
import dev.promptpassthrough.testsupport.FreePort;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.Cookies;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@TestProfile(OperationsResourceTest.Configuration.class)
class OperationsResourceTest {

    private static final String OPERATIONS = "/api/v1/operations";
    private static final String PAGE = "/dashboard/passthrough/operations/";
    private static final List<String> SECRET_KEYS = List.of("passthrough.session.csrf-secret",
            "quarkus.oidc.token-state-manager.encryption-secret", "quarkus.oidc.authentication.state-secret",
            "passthrough.providers.acme.auth.secret", "passthrough.providers.acme.auth.tenant",
            "passthrough.providers.acme.headers.x-team-key", "passthrough.providers.acme.auth.scope",
            "passthrough.providers.acme.auth.authority");

    public static class Configuration implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>();
            SECRET_KEYS.forEach(key -> config.put(key, canary(key)));
            config.put("passthrough.providers.acme.auth.authority", "https://" + canary("user") + "@entra.example/");
            // Where people paste them by mistake.
            config.put("passthrough.providers.acme.auth.service", pasted("service"));
            config.put("passthrough.providers.acme.description", "The key is " + pasted("description"));
            // Hidden where it belongs, it must not show where something else does.
            config.put("passthrough.providers.acme.default-model", canary("passthrough.providers.acme.auth.secret"));
            config.put("passthrough.providers.acme.base-url", "http://127.0.0.1:" + FreePort.next() + "/v1/");
            config.put("passthrough.providers.acme.total-timeout", "20m");
            config.put("passthrough.providers.acme.roles-allowed", "llm-admin");
            config.put("passthrough.providers.bare.base-url", "https://bare.example/");
            return config;
        }
    }

    private static String pasted(String key) {
        return "sk-" + canary(key).replace("-", "");
    }

    private static String canary(String key) {
        // Nothing of a key's name, which is shown, and no part of another's.
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void shouldTellAnAdministratorWhatThisReplicaSees() {
        SignedIn.byCookie("alice").get(OPERATIONS).then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("replica.name", notNullValue())
                .body("replica.instance", matchesPattern("[0-9a-f]{8}"))
                .body("build.version", matchesPattern("\\d+\\.\\d+.*"))
                .body("build.builtAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("build.java", notNullValue())
                .body("identityProviderAnswers", equalTo(true))
                .body("adminRoles", equalTo(List.of("llm-admin")))
                .body("limits.maxRequestBody", equalTo(32 * 1024 * 1024))
                .body("lastReload", nullValue())
                .body("limits.maxStreams", equalTo(2000))
                .body("limits.writeStall", equalTo(60_000))
                .body("providers.slug", hasItems("acme", "bare", "demo"))
                .body("providers.find { it.slug == 'acme' }.limits.total", equalTo(1_200_000))
                .body("providers.find { it.slug == 'acme' }.rolesAllowed", equalTo(List.of("llm-admin")))
                .body("providers.find { it.slug == 'acme' }.figures.last", nullValue())
                .body("providers.find { it.slug == 'bare' }.inactiveReason", containsString("auth.secret is not set"));
    }

    @Test
    void shouldTellNobodyElse() {
        for (RequestSpecification bob : List.of(SignedIn.byCookie("bob"), SignedIn.byToken("bob"))) {
            bob.get(OPERATIONS).then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .header("Passthrough-Error", "forbidden-operations")
                    .body(not(containsString("acme")));
        }
        RestAssured.given().get(OPERATIONS).then().statusCode(401).header("WWW-Authenticate", "Bearer");
        SignedIn.byCookie("alice").header("Sec-Fetch-Site", "cross-site").get(OPERATIONS).then()
                .statusCode(403).header("Passthrough-Error", "cross-origin");
    }

    @Test
    void shouldShowTheConfigurationWithItsOriginAndNoSecret() {
        String json = SignedIn.byToken("alice").get(OPERATIONS).then()
                .body("configuration.find { it.key == 'passthrough.providers.acme.total-timeout' }.value", equalTo("20m"))
                .body("configuration.find { it.key == 'passthrough.demo.enabled' }.source",
                        endsWith("application.properties"))
                .body("configuration.key", hasItem("quarkus.shutdown.timeout"))
                .extract().asString();

        var shown = io.restassured.path.json.JsonPath.from(json);
        for (String key : SECRET_KEYS) {
            assertThat(shown.<Map<String, Object>> getList("configuration")).as(key)
                    .anySatisfy(entry -> assertThat(entry).containsEntry("key", key).containsEntry("value", null));
        }
        Canaries canaries = new Canaries().add("user", canary("user"));
        SECRET_KEYS.forEach(key -> canaries.add(key, canary(key)));
        canaries.add("pasted", pasted("service")).add("pasted", pasted("description"));
        canaries.add("client secret", ConfigProvider.getConfig().getValue("quarkus.oidc.credentials.secret", String.class));
        assertThat(canaries.in(json)).isEmpty();
        // The search finds what is there.
        assertThat(canaries.in(json + canary("user"))).containsExactly("user");
    }

    @Test
    void shouldCountAnExchange() {
        SignedIn.byToken("alice").contentType("application/json")
                .body("{\"model\":\"demo-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
                .post("/api/v1/prompts/passthrough/demo-messages/").then().statusCode(org.hamcrest.Matchers.lessThan(500));
        SignedIn.byToken("alice").post("/api/v1/prompts/passthrough/acme/").then().statusCode(502);

        SignedIn.byToken("alice").get(OPERATIONS).then()
                .body("providers.find { it.slug == 'demo-messages' }.figures.window.good", equalTo(1))
                .body("providers.find { it.slug == 'demo-messages' }.figures.median", notNullValue())
                .body("providers.find { it.slug == 'demo-messages' }.figures.open", equalTo(0))
                .body("providers.find { it.slug == 'acme' }.figures.window.failed", equalTo(1))
                .body("providers.find { it.slug == 'acme' }.figures.last.code", equalTo("upstream-unreachable"));
    }

    @Test
    void shouldTestAConnectionOnceAndNotAgainAtOnce() {
        SignedIn.byToken("alice").post(test("demo")).then()
                .statusCode(200)
                .body("failed", nullValue())
                .body("status", not(equalTo(0)))
                .body("connection", notNullValue())
                .body("answer", notNullValue());
        SignedIn.byToken("alice").post(test("demo")).then()
                .statusCode(429)
                .header("Passthrough-Error", "rate-limited")
                .header("Retry-After", matchesPattern("[1-9]"));
        SignedIn.byToken("alice").get(OPERATIONS).then()
                .body("providers.find { it.slug == 'demo' }.lastTest.at", notNullValue())
                .body("providers.find { it.slug == 'demo' }.figures.sinceStart", equalTo(0));
    }

    @Test
    void shouldSayWhyThereIsNothingToTest() {
        SignedIn.byToken("alice").post(test("nobody")).then()
                .statusCode(404).header("Passthrough-Error", "unknown-provider");
        SignedIn.byToken("alice").post(test("bare")).then()
                .statusCode(503).header("Passthrough-Error", "provider-inactive");
    }

    @Test
    void shouldTestForNobodyElseAndNoOtherSite() {
        SignedIn.byToken("bob").post(test("demo-gemini")).then()
                .statusCode(403).header("Passthrough-Error", "forbidden-operations");
        RestAssured.given().post(test("demo-gemini")).then().statusCode(401);

        Cookies cookies = SignedIn.cookies("alice");
        String csrf = given(cookies).get(PAGE).cookie("passthrough-csrf");
        given(cookies).post(test("demo-gemini")).then()
                .statusCode(403).header("Passthrough-Error", "csrf");
        given(cookies).header("X-CSRF-Token", csrf).header("Sec-Fetch-Site", "cross-site").post(test("demo-gemini")).then()
                .statusCode(403).header("Passthrough-Error", "cross-origin");
        SignedIn.byToken("alice").get(OPERATIONS).then()
                .body("providers.find { it.slug == 'demo-gemini' }.lastTest", nullValue());
        given(cookies).header("X-CSRF-Token", csrf).post(test("demo-gemini")).then().statusCode(200);
    }

    @Test
    void shouldOpenThePageForAdministratorsOnly() {
        SignedIn.byCookie("alice").get(PAGE).then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("prompt-passthrough-root"));
        SignedIn.byCookie("bob").get(PAGE).then()
                .statusCode(403)
                .contentType("text/html")
                .body(containsString("This is not for you"));
        RestAssured.given().redirects().follow(false).get(PAGE).then().statusCode(302);
    }

    @Test
    void shouldTellThePageWhomToShowTheWayTo() {
        SignedIn.byCookie("alice").get("/api/v1/session").then().body("administrator", equalTo(true));
        SignedIn.byCookie("bob").get("/api/v1/session").then().body("administrator", equalTo(false));
    }

    private static String test(String slug) {
        return OPERATIONS + "/providers/" + slug + "/connectivity-test";
    }

    private static RequestSpecification given(Cookies cookies) {
        return RestAssured.given().redirects().follow(false).cookies(cookies);
    }
}
