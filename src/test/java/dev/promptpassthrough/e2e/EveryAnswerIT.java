package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;
import dev.promptpassthrough.testsupport.WireHead;

/** What every answer of the public port has in common, of each route, status and kind of caller. */
@ExtendWith({ KeycloakExtension.class, ReplicasExtension.class })
class EveryAnswerIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final String SESSION = "/api/v1/session";

    private static Replicas replicas;
    private static CookieBrowser alice;
    private static String token;

    @BeforeAll
    static void signIn(Keycloak keycloak, Replicas shared) {
        replicas = shared;
        alice = CookieBrowser.signedIn(replicas.site(), "alice");
        token = keycloak.accessToken("alice");
    }

    @ParameterizedTest
    @EnumSource
    void shouldProtectEveryAnswer(ProtectedAnswers.Answer answer) {
        // When
        WireHead head = answer.from(replicas.replica(0), alice.cookieHeader(), token);

        // Then
        assertThat(head).as("an answer to %s", answer).isNotNull();
        assertThat(head.status()).as("status of %s", answer).isEqualTo(answer.status);
        ProtectedAnswers.assertProtected(answer.name(), head, false);
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndAConnectionThatSpeaksNoHttp(ProtectedAnswers.Refusal refusal) {
        refusal.assertBare(replicas.replica(0));
    }

    @Test
    void shouldAnswerEachKindOfCallerInItsWay() {
        CookieBrowser nobody = CookieBrowser.of(replicas.site());
        for (String api : List.of(SESSION, PAGE + "api/providers/", "/api/v1/prompts/passthrough/scripted/x")) {
            assertChallenged(nobody.get(api), 401, "Bearer");
            assertChallenged(nobody.get(api, "X-Requested-With", "JavaScript"), 499, "OIDC");
            assertChallenged(alice.get(api, "Authorization", "Bearer a.b.c"), 401, "Bearer");
            assertChallenged(alice.get(api, "Authorization", "Basic YWxpY2U6YWxpY2U="), 401, "Bearer");
        }
        for (String header : List.of("x-api-key", "api-key", "x-goog-api-key")) {
            assertChallenged(alice.get("/api/v1/prompts/passthrough/scripted/x", header, "sk-foreign"), 401, "Bearer");
        }
        assertThat(nobody.get(PAGE).statusCode()).isEqualTo(302);
        assertThat(nobody.get(PAGE, "X-Requested-With", "JavaScript").statusCode()).isEqualTo(499);
        assertThat(alice.get(PAGE, "Authorization", "Bearer a.b.c").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q", "/q/health", "/q/health/live", "/q/metrics", "/q/openapi", "/q/swagger-ui", "/q/dev-ui",
            "/q/info",
            "/health", "/metrics", "/openapi", "/management", "/actuator", "/application.properties",
            "/.git/HEAD", "/META-INF/MANIFEST.MF", "/assets/", "/assets" })
    void shouldServeNothingElseOnThePublicPort(String path) {
        assertThat(alice.get(path).statusCode()).isEqualTo(404);
    }

    private static void assertChallenged(HttpResponse<String> answer, int status, String scheme) {
        assertThat(answer.statusCode()).as("%s", answer.uri()).isEqualTo(status);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains(scheme);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Passthrough-Error")).contains("unauthenticated");
    }

}
