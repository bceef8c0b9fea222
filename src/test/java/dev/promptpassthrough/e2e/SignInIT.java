package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;

import dev.promptpassthrough.testsupport.ApplicationExtension;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** Who gets to the page, and what the page is told. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class, ApplicationExtension.class })
class SignInIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']{16,})'");

    private static PackagedApplication application;

    @BeforeAll
    static void take(PackagedApplication shared) {
        application = shared;
    }

    @Test
    void shouldSendAnonymousVisitorsToKeycloak(Keycloak keycloak) throws Exception {
        // When
        HttpResponse<String> answer = get(PAGE);

        // Then
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location).startsWith(keycloak.authServerUrl() + "/protocol/openid-connect/auth?")
                .contains("code_challenge_method=S256").contains("code_challenge=").contains("nonce=").contains("state=")
                .contains("response_type=code");
        assertThat(URLDecoder.decode(location, StandardCharsets.UTF_8))
                .contains("redirect_uri=" + application.baseUri() + "/session/callback");
    }

    @Test
    void shouldTellScriptsThatThereIsNoSession() throws Exception {
        // When
        HttpResponse<String> answer = get(PAGE, "X-Requested-With", "JavaScript");

        // Then
        assertThat(answer.statusCode()).isEqualTo(499);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("OIDC");
    }

    @Test
    void shouldNeverRedirectApiCallers() throws Exception {
        // When
        HttpResponse<String> anonymous = get("/api/v1/session");
        HttpResponse<String> badToken = get("/api/v1/session", "Authorization", "Bearer not-a-token");

        // Then
        for (var answer : new HttpResponse<?>[] { anonymous, badToken }) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
            assertThat(answer.headers().firstValue("Passthrough-Error")).contains("unauthenticated");
        }
    }

    @Test
    void shouldKnowBearersOfAnAccessToken(Keycloak keycloak) throws Exception {
        // When
        HttpResponse<String> answer = get("/api/v1/session", "Authorization", "Bearer " + keycloak.accessToken("carol"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"issuer\":\"" + keycloak.authServerUrl() + "\"")
                .contains("carol@example.com", "llm-user", "premium");
    }

    @Test
    void shouldBringVisitorsBackToThePageTheyWanted(BrowserSession browser) {
        // Given
        Page page = browser.page();

        // When
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");

        // Then
        assertThat(page.title()).isEqualTo("Prompt Passthrough");
        assertThat(browser.context().cookies()).filteredOn(cookie -> cookie.name.startsWith("q_session"))
                .isNotEmpty().allMatch(cookie -> cookie.httpOnly);
    }

    /** It holds the authorization code here, and callers' keys elsewhere. */
    @Test
    void shouldLogNoQuery(BrowserSession browser) {
        // When
        KeycloakLogin.signIn(browser.page(), application.baseUri() + PAGE, "alice");

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> application.log().contains("GET /session/callback"));
        assertThat(application.log()).doesNotContain("code=").doesNotContain("state=");
    }

    @Test
    void shouldTellThePageWhatIsOnTheWhiteListAndNothingElse(BrowserSession browser) {
        // Given
        Page page = browser.page();
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");

        // When
        Response response = page.navigate(application.baseUri() + PAGE);
        Map<String, String> attributes = rootAttributes(response.text());

        // Then
        assertThat(attributes).containsOnlyKeys("id", "data-api-url", "data-provider-api-url", "data-csrf-cookie-name",
                "data-csrf-header-name", "data-session-cookie-name", "data-cookie-domain", "data-llm-provider-id",
                "data-template-id", "data-debug-mode", "data-request-id", "data-csp-nonce");
        assertThat(attributes).containsEntry("id", "prompt-passthrough-root")
                .containsEntry("data-api-url", application.baseUri() + "/api/v1/prompts/passthrough/")
                .containsEntry("data-provider-api-url", application.baseUri() + "/dashboard/passthrough/api/providers/")
                .containsEntry("data-session-cookie-name", "q_session").containsEntry("data-cookie-domain", "")
                .containsEntry("data-debug-mode", "false")
                .containsEntry("data-request-id", response.headerValue("Passthrough-Request-Id"));
        assertThat(browser.context().cookies()).extracting((Cookie cookie) -> cookie.name)
                .contains(attributes.get("data-csrf-cookie-name"));
    }

    @Test
    void shouldNeverLetThePageBeCachedAndGiveEachViewItsNonce(BrowserSession browser) {
        // Given
        Page page = browser.page();
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");

        // When
        Response first = page.navigate(application.baseUri() + PAGE);
        String firstNonce = nonce(first);
        Response second = page.navigate(application.baseUri() + PAGE);

        // Then
        assertThat(first.headerValue("Cache-Control")).isEqualTo("no-store");
        assertThat(rootAttributes(second.text())).containsEntry("data-csp-nonce", nonce(second));
        assertThat(nonce(second)).isNotEqualTo(firstNonce);
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldAnswerAnUnknownProviderWithAnErrorPage(BrowserSession browser) {
        // Given
        Page page = browser.page();
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");

        // When
        Response response = page.navigate(application.baseUri() + PAGE + "?provider=nobody");

        // Then
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headerValue("Content-Type")).startsWith("text/html");
        assertThat(browser.policyViolations()).isEmpty();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return CookieBrowser.asProgram(application.baseUri().resolve(path), headers);
    }

    private static String nonce(Response response) {
        Matcher policy = NONCE.matcher(response.headerValue("Content-Security-Policy"));
        assertThat(policy.find()).as("a nonce in the policy").isTrue();
        return policy.group(1);
    }

    /** As the server wrote them: a script may have changed the page since. */
    private static Map<String, String> rootAttributes(String html) {
        Matcher root = Pattern.compile("<div ([^>]*id=\"prompt-passthrough-root\"[^>]*)>").matcher(html);
        assertThat(root.find()).as("the root element").isTrue();
        return Pattern.compile("([a-z-]+)=\"([^\"]*)\"").matcher(root.group(1)).results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }
}
