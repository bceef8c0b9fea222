package dev.promptpassthrough.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookies;
import io.restassured.response.Response;

@QuarkusTest
class SessionResourceTest {

    private static final String PAGE = "/dashboard/passthrough/";

    @Test
    void shouldTellTheCallerWhoTheyAre() {
        SignedIn.byCookie("alice").get("/api/v1/session").then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("subject", equalTo("alice"))
                .body("issuer", startsWith("http://localhost:"))
                .body("name", equalTo("Alice"))
                .body("roles", contains("llm-admin", "llm-user"))
                .body("expiresAt", notNullValue());
    }

    @Test
    void shouldTellTheSameToAnAccessToken() {
        SignedIn.byToken("bob").get("/api/v1/session").then()
                .statusCode(200).body("subject", equalTo("bob")).body("roles", contains("llm-user"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer ", "Bearer x", "Bearer a.b", "Bearer ..", "Bearer a..c", "Bearer .b.", "Bearer a.b.c",
            "Bearer a.b.c.d", "Bearer {}.{}.{}", "Basic YWxpY2U6YWxpY2U=", "Digest x", "x" })
    void shouldRefuseWhatIsNoTokenOfOursEvenBesideAGoodSession(String authorization) {
        SignedIn.byCookie("alice").header("Authorization", authorization).get("/api/v1/session").then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .header("Passthrough-Error", "unauthenticated");
    }

    @Test
    void shouldGoWhereTheCallerWantedAfterSignIn() {
        SignedIn.byCookie("alice").queryParam("return-to", PAGE + "?provider=demo").get("/session/login").then()
                .statusCode(303).header("Location", PAGE + "?provider=demo");
    }

    @Test
    void shouldNeverGoElsewhereAfterSignIn() {
        SignedIn.byCookie("alice").queryParam("return-to", "//evil.example").get("/session/login").then()
                .statusCode(303).header("Location", PAGE);
    }

    @Test
    void shouldEndTheSessionHereAndAtTheIdentityProvider() {
        Cookies cookies = SignedIn.cookies("alice");
        String csrf = given(cookies).get(PAGE).cookie("passthrough-csrf");

        Response signedOut = given(cookies).formParam("csrf-token", csrf).post("/session/logout");

        assertThat(signedOut.statusCode()).isEqualTo(303);
        assertThat(signedOut.header("Location")).contains("/logout?id_token_hint=")
                .contains("post_logout_redirect_uri=http%3A%2F%2Flocalhost");
        assertThat(signedOut.detailedCookie("q_session").getMaxAge()).isZero();
        assertThat(signedOut.header("Clear-Site-Data")).contains("\"storage\"");
    }

    @Test
    void shouldNotEndASessionThatAnotherSiteWouldEnd() {
        Cookies cookies = SignedIn.cookies("alice");

        given(cookies).post("/session/logout").then()
                .statusCode(403).header("Passthrough-Error", "csrf");
        given(cookies).header("Sec-Fetch-Site", "cross-site").post("/session/logout").then()
                .statusCode(403).header("Passthrough-Error", "cross-origin");
    }

    @Test
    void shouldSignOutWhoeverIsSignedOutAlready() {
        RestAssured.given().redirects().follow(false).post("/session/logout").then()
                .statusCode(303).header("Location", PAGE);
    }

    private static io.restassured.specification.RequestSpecification given(Cookies cookies) {
        return RestAssured.given().redirects().follow(false).cookies(cookies);
    }
}
