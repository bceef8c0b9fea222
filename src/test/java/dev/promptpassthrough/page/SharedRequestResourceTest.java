package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

@QuarkusTest
class SharedRequestResourceTest {

    private static final Pattern NONCE = Pattern
            .compile("<script nonce=\"([^\"]+)\" data-workbench=\"/dashboard/passthrough/\">");

    @Test
    void shouldAskNobodyToSignInAndRunNoScriptButItsOwn() {
        Response page = RestAssured.given().redirects().follow(false).get("/dashboard/passthrough/shared/");

        Matcher script = NONCE.matcher(page.asString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(script.find()).isTrue();
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'nonce-" + script.group(1) + "'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.cookies()).isEmpty();
    }

    @Test
    void shouldTellNothingOfWhatTheAddressHolds() {
        String page = RestAssured.given().queryParam("provider", "demo-<b>").get("/dashboard/passthrough/shared/").asString();

        assertThat(page).doesNotContain("demo");
    }
}
