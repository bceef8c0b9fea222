package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.WireHead;

/** A site of https behind a proxy that ends TLS: an answer of every route and status says that it is, besides the rest. */
@ExtendWith(KeycloakExtension.class)
class HttpsSiteIT {

    private static URI site;
    private static PackagedApplication application;
    private static String cookies;
    private static CookieBrowser browser;
    private static String token;

    @BeforeAll
    static void start(Keycloak keycloak) {
        site = URI.create("https://localhost:" + keycloak.applicationPort());
        String keyless = "passthrough.providers.keyless.";
        application = ApplicationLaunch.production(keycloak).with("passthrough.site.base-url", site.toString())
                .with("passthrough.demo.enabled", "true").with(keyless + "base-url", "https://api.example.com/")
                .with(keyless + "auth.variable", "KEYLESS_API_KEY").start();
        keycloak.admin().allowApplication(site);
        token = keycloak.accessToken("alice");
        browser = signIn();
        cookies = browser.cookieHeader();
    }

    @AfterAll
    static void end() {
        application.stop();
    }

    @ParameterizedTest
    @EnumSource
    void shouldProtectEveryAnswer(ProtectedAnswers.Answer answer) {
        // When
        WireHead head = answer.from(application.baseUri(), cookies, token);

        // Then
        assertThat(head).as("an answer to %s", answer).isNotNull();
        assertThat(head.status()).as("status of %s", answer).isEqualTo(answer.status);
        ProtectedAnswers.assertProtected(answer.name(), head, true);
    }

    @Test
    void shouldBindEachCookieToHttpsAndThisHost() {
        // When
        browser.get(CookieBrowser.PAGE);
        HttpResponse<String> session = browser.get("/api/v1/session");

        // Then
        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(browser.setCookies()).filteredOn(cookie -> !cookie.contains("=;")).as("those that hold anything")
                .hasSizeGreaterThan(2).allSatisfy(cookie -> assertThat(attributes(cookie)).contains("secure", "path=/")
                        .noneMatch(attribute -> attribute.startsWith("domain")));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("q_session=")).isNotEmpty()
                .allSatisfy(cookie -> assertThat(attributes(cookie)).contains("httponly", "samesite=lax"));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("__Host-passthrough-csrf=")).isNotEmpty()
                .allSatisfy(cookie -> assertThat(attributes(cookie)).contains("samesite=strict"));
        assertThat(browser.cookies()).doesNotContainKey("passthrough-csrf");
    }

    private static List<String> attributes(String cookie) {
        return Stream.of(cookie.toLowerCase(Locale.ROOT).split(";")).skip(1).map(String::strip).toList();
    }

    /** Keycloak sends the browser back to the site's address; the proxy would pass that on. */
    private static CookieBrowser signIn() {
        CookieBrowser browser = CookieBrowser.of(application.baseUri());
        HttpResponse<String> form = browser.follow(browser.get(CookieBrowser.PAGE));
        URI back = URI.create(browser.answerForm(form, "alice").headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(site + "/session/callback?");
        browser.get("/session/callback?" + back.getRawQuery());
        assertThat(browser.cookies()).containsKey("q_session");
        return browser;
    }
}
