package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

@QuarkusTest
@TestProfile(ProviderResourceTest.Configuration.class)
class ProviderResourceTest {

    private static final String LISTING = "/dashboard/passthrough/api/providers/";
    private static final String CANARY = "s3cr3t-canary";

    public static class Configuration implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            String prefix = "passthrough.providers.";
            return Map.ofEntries(
                    Map.entry(prefix + "acme.base-url", "https://api.acme.example/v2/"),
                    Map.entry(prefix + "acme.name", "Acme"),
                    Map.entry(prefix + "acme.description", "Says <b>hello</b>."),
                    Map.entry(prefix + "acme.family", "anthropic-messages"),
                    Map.entry(prefix + "acme.default-path", "messages"),
                    Map.entry(prefix + "acme.default-model", "acme-1"),
                    Map.entry(prefix + "acme.models-allowed", "acme-2,acme-1"),
                    Map.entry(prefix + "acme.tags", "chat,fast"),
                    Map.entry(prefix + "acme.prices.\"acme-1.5\".input", "2.50"),
                    Map.entry(prefix + "acme.prices.\"acme-1.5\".cached-input", "0.25"),
                    Map.entry(prefix + "acme.prices.\"acme-1.5\".output", "10"),
                    Map.entry(prefix + "acme.prices.\"acme-1.5\".date", "2026-01-31"),
                    Map.entry(prefix + "acme.website-url", "https://acme.example/"),
                    Map.entry(prefix + "acme.support-email", "help@acme.example"),
                    Map.entry(prefix + "acme.default", "true"),
                    Map.entry(prefix + "acme.deprecated", "true"),
                    Map.entry(prefix + "acme.auth.scheme", "header"),
                    Map.entry(prefix + "acme.auth.name", "x-acme-key"),
                    Map.entry(prefix + "acme.auth.secret", CANARY),
                    Map.entry(prefix + "bare.base-url", "https://bare.example/"),
                    Map.entry(prefix + "vault.base-url", "https://vault.example/"),
                    Map.entry(prefix + "vault.auth.scheme", "none"),
                    Map.entry(prefix + "vault.roles-allowed", "llm-admin"));
        }
    }

    @Test
    void shouldListWhatTheCallerMayUseInTheContractsWords() {
        String json = SignedIn.byCookie("bob").get(LISTING).then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .extract().asString();

        Map<String, Object> acme = io.restassured.path.json.JsonPath.from(json).getMap("providers[0]");
        assertThat(acme).containsOnlyKeys("id", "name", "rfc1034CompliantName", "family", "description", "baseUrl",
                "defaultPath", "connectivityTestPath", "defaultModel", "models", "isDefault", "isActive", "isDeprecated",
                "status", "version", "tags", "logo", "websiteUrl", "docsUrl", "termsOfServiceUrl", "privacyPolicyUrl",
                "supportEmail", "apiKey", "templates", "prices");
        assertThat(acme).containsEntry("id", 1).containsEntry("rfc1034CompliantName", "acme")
                .containsEntry("family", "anthropic-messages").containsEntry("description", "Says <b>hello</b>.")
                .containsEntry("baseUrl", "https://api.acme.example/v2/").containsEntry("connectivityTestPath", "messages")
                .containsEntry("models", List.of("acme-1", "acme-2")).containsEntry("isDefault", true)
                .containsEntry("isActive", true).containsEntry("isDeprecated", true).containsEntry("version", "v2")
                .containsEntry("tags", List.of("chat", "fast"));
        assertThat(io.restassured.path.json.JsonPath.from(json).<String, Object> getMap("providers[0].apiKey"))
                .containsOnlyKeys("name", "scheme", "carrier", "region", "service")
                .containsEntry("name", "passthrough.providers.acme.auth.secret")
                .containsEntry("scheme", "header").containsEntry("carrier", "x-acme-key");
        assertThat((List<?>) acme.get("templates")).isNotEmpty();
        assertThat(json).contains("\"prices\":[{\"model\":\"acme-1.5\",\"input\":2.5,\"cachedInput\":0.25,"
                + "\"cacheWrite\":2.5,\"output\":10.0,\"currency\":\"USD\",\"date\":\"2026-01-31\"}]");
        assertThat(json).doesNotContain(CANARY);
    }

    @Test
    void shouldSayWhichSettingAnInactiveProviderLacks() {
        SignedIn.byToken("bob").get(LISTING).then()
                .body("providers.find { it.rfc1034CompliantName == 'bare' }.isActive", equalTo(false))
                .body("providers.find { it.rfc1034CompliantName == 'bare' }.status",
                        equalTo("passthrough.providers.bare.auth.secret is not set"));
    }

    @Test
    void shouldHideAProviderFromThoseWithoutItsRole() {
        assertThat(slugs("alice")).contains("vault");
        assertThat(slugs("bob")).contains("acme", "demo").doesNotContain("vault");
    }

    @Test
    void shouldAnswerPostAsTheOriginalsClientAsks() {
        String get = SignedIn.byToken("alice").get(LISTING).asString();

        assertThat(SignedIn.byToken("alice").post(LISTING).asString()).isEqualTo(get);
    }

    @Test
    void shouldRefuseAnonymousCallersAsAProgramIsRefused() {
        RestAssured.given().redirects().follow(false).get(LISTING).then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .header("Passthrough-Error", "unauthenticated")
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo("unauthenticated"));
        RestAssured.given().redirects().follow(false).header("X-Requested-With", "JavaScript").get(LISTING).then()
                .statusCode(499)
                .header("WWW-Authenticate", "OIDC");
    }

    private static List<String> slugs(String user) {
        return SignedIn.byToken(user).get(LISTING).jsonPath().getList("providers.rfc1034CompliantName");
    }
}
