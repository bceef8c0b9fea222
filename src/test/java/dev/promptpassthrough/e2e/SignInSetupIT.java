package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** Sign-in that is not set up right says so, to the person and to the operator. */
@ExtendWith(KeycloakExtension.class)
class SignInSetupIT {

    private static final String PAGE = "/dashboard/passthrough/";

    @Test
    void shouldSayThatTheClientsSecretIsWrong(Keycloak keycloak) {
        // Given
        String wrong = "a-wrong-secret-that-must-not-show-anywhere";
        try (PackagedApplication application = ApplicationLaunch.production(keycloak)
                .with("quarkus.oidc.credentials.secret", wrong).start()) {
            CookieBrowser browser = CookieBrowser.of(application.baseUri());
            HttpResponse<String> form = browser.follow(browser.get(PAGE));

            // When
            HttpResponse<String> page = browser.follow(browser.answerForm(form, "alice"));

            // Then
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains("Sign-in is not set up correctly", "An operator can mend it");
            assertThat(application.log()).contains("quarkus.oidc.credentials.secret").doesNotContain(wrong);
            assertThat(browser.cookies()).doesNotContainKey("q_session");
        }
    }

    /** Keycloak says so itself and sends nobody back; the application stays without a session. */
    @Test
    void shouldLeaveItToTheIdentityProviderToSayThatItKnowsNoSuchClient(Keycloak keycloak) {
        try (PackagedApplication application = ApplicationLaunch.production(keycloak)
                .with("quarkus.oidc.client-id", "nobody").start()) {
            CookieBrowser browser = CookieBrowser.of(application.baseUri());

            // When
            HttpResponse<String> page = browser.follow(browser.get(PAGE));

            // Then
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.uri().toString()).startsWith(keycloak.authServerUrl().toString());
            assertThat(page.body()).contains("Client not found");
        }
    }
}
