package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.session.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;

@QuarkusTest
class WorkbenchResourceTest {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final Pattern ATTRIBUTE = Pattern.compile("(data-[a-z-]+|id)=\"([^\"]*)\"");

    @Test
    void shouldSendAnonymousVisitorsToTheIdentityProvider() {
        RestAssured.given().redirects().follow(false).get(PAGE).then()
                .statusCode(302)
                .header("Location", containsString("/authorize?response_type=code"))
                .header("Location", containsString("code_challenge_method=S256"))
                .header("Location", containsString("state="))
                .header("Cache-Control", "no-store");
    }

    @Test
    void shouldTellAScriptToSignInAgain() {
        RestAssured.given().redirects().follow(false).header("X-Requested-With", "JavaScript").get(PAGE).then()
                .statusCode(499)
                .header("WWW-Authenticate", "OIDC");
    }

    @Test
    void shouldPutExactlyTheContractsAttributesOnTheRoot() {
        Response page = SignedIn.byCookie("alice").get(PAGE);

        Map<String, String> attributes = attributes(page);
        String origin = "http://localhost:" + RestAssured.port;
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(attributes).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("id", "prompt-passthrough-root"),
                Map.entry("data-api-url", origin + "/api/v1/prompts/passthrough/"),
                Map.entry("data-provider-api-url", origin + "/dashboard/passthrough/api/providers/"),
                Map.entry("data-csrf-cookie-name", "passthrough-csrf"),
                Map.entry("data-csrf-header-name", "X-CSRF-Token"),
                Map.entry("data-session-cookie-name", "q_session"),
                Map.entry("data-cookie-domain", ""),
                Map.entry("data-llm-provider-id", "1"),
                Map.entry("data-template-id", "hello-world"),
                Map.entry("data-debug-mode", "false"),
                Map.entry("data-request-id", page.header("Passthrough-Request-Id")),
                Map.entry("data-csp-nonce", nonce(page))));
    }

    @Test
    void shouldNeverBeCachedAndRunNoScriptButItsOwn() {
        Response page = SignedIn.byCookie("alice").get(PAGE);

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'nonce-" + nonce(page) + "' 'strict-dynamic'",
                        "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void shouldUseANonceOnce() {
        assertThat(nonce(SignedIn.byCookie("alice").get(PAGE))).isNotEqualTo(nonce(SignedIn.byCookie("alice").get(PAGE)));
    }

    @Test
    void shouldLoadTheBuiltAssetsWithTheNonce() {
        Response page = SignedIn.byCookie("alice").get(PAGE);

        String nonce = nonce(page);
        assertThat(page.asString())
                .contains("<script type=\"module\" nonce=\"" + nonce + "\" src=\"/assets/main-0a1b2c3d.js\"></script>")
                .contains("<link rel=\"modulepreload\" nonce=\"" + nonce + "\" href=\"/assets/shared-4e5f6a7b.js\">")
                .contains("<link rel=\"stylesheet\" href=\"/assets/main-8c9d0e1f.css\">")
                .doesNotContain("@vite");
    }

    @Test
    void shouldGiveTheBrowserACsrfTokenThatItCanRead() {
        Cookie token = SignedIn.byCookie("alice").get(PAGE).detailedCookie("passthrough-csrf");

        assertThat(token.getPath()).isEqualTo("/");
        assertThat(token.getSameSite()).isEqualTo("Strict");
        assertThat(token.isHttpOnly()).isFalse();
    }

    @Test
    void shouldOpenWithTheProviderAndTemplateOfTheLink() {
        Response page = SignedIn.byCookie("alice").get(PAGE + "?provider=demo-gemini&template=hello-world");

        assertThat(attributes(page)).containsEntry("data-llm-provider-id", "2")
                .containsEntry("data-template-id", "hello-world");
    }

    @ParameterizedTest
    @ValueSource(strings = { "provider=nobody", "provider=demo&template=nothing", "template=nothing",
            "provider=%3Cscript%3E", "provider=DEMO" })
    void shouldAnswerAnUnknownSelectionWithAnErrorPage(String query) {
        SignedIn.byCookie("alice").urlEncodingEnabled(false).get(PAGE + "?" + query).then()
                .statusCode(404)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .body(containsString("for you."))
                .body(org.hamcrest.Matchers.not(containsString("<script>")));
    }

    @Test
    void shouldComeFromTheSitesFrontDoorAndWithoutASlash() {
        RestAssured.given().redirects().follow(false).get("/").then()
                .statusCode(302).header("Location", PAGE);
        SignedIn.byCookie("alice").get("/dashboard/passthrough").then()
                .statusCode(200);
    }

    @Test
    void shouldShowAPageForAnAddressThatLeadsNowhere() {
        RestAssured.given().get("/no/such/page").then()
                .statusCode(404)
                .contentType("text/html")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(containsString("The address leads nowhere on this site."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/", "/api/v1/chat/completions", "/api/v1/session/x", "/api/v1/prompts/passthrough",
            "/api/v1/operations/x/y", "/dashboard/passthrough/api/providers/x",
            "/dashboard/passthrough/api/x" })
    void shouldTellAProgramThatAnAddressLeadsNowhere(String path) {
        SignedIn.byToken("alice").post(path + "?key=t0k3n-canary").then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Passthrough-Error", equalTo("not-found"))
                .header("Cache-Control", equalTo("no-store"))
                .body("instance", equalTo(path))
                .body("detail", containsString("/api/v1/prompts/passthrough/{provider}/"));
    }

    @Test
    void shouldTellAProgramByAProblemThatAMethodIsNotAllowed() {
        SignedIn.byToken("alice").delete("/api/v1/session").then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Passthrough-Error", equalTo("method-not-allowed"))
                .body("instance", equalTo("/api/v1/session"));
    }

    @Test
    void shouldKeepTheManagementPathsOffThePublicPort() {
        for (String path : new String[] { "/q/health", "/q/metrics", "/q/openapi" }) {
            RestAssured.given().get(path).then().statusCode(equalTo(404));
        }
    }

    private static Map<String, String> attributes(Response page) {
        String html = page.asString();
        String root = html.substring(html.indexOf("<div id=\"prompt-passthrough-root\""));
        Matcher matcher = ATTRIBUTE.matcher(root.substring(0, root.indexOf('>')));
        Map<String, String> attributes = new TreeMap<>();
        while (matcher.find()) {
            attributes.put(matcher.group(1), matcher.group(2));
        }
        return attributes;
    }

    private static String nonce(Response page) {
        return attributes(page).get("data-csp-nonce");
    }
}
