package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.FreePort;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.Secrets;

/**
 * A revocation shows on every replica in time, however long tokens last: here they last an hour, no back channel tells of
 * anything, and the identity provider's word is good for two seconds instead of four minutes.
 */
@ExtendWith(KeycloakExtension.class)
class RecheckIT {

    private static final String SESSION = "/api/v1/session";
    /** Generous: the interval, and a slow machine; far less than the tokens last. */
    private static final Duration SOON = Duration.ofSeconds(60);
    private static List<PackagedApplication> replicas;

    @BeforeAll
    static void start(Keycloak keycloak) {
        Map<String, String> shared = Map.of("quarkus.oidc.token-state-manager.encryption-secret", Secrets.random(),
                "quarkus.oidc.authentication.state-secret", Secrets.random(),
                "passthrough.session.csrf-secret", Secrets.random(), "passthrough.session.recheck-after", "2s");
        replicas = IntStream.range(0, 2).mapToObj(i -> ApplicationLaunch.production(keycloak).with(shared)
                .onPort(FreePort.next())).parallel().map(ApplicationLaunch::start).toList();
        replicas.forEach(replica -> keycloak.admin().allowApplication(replica.baseUri()));
        keycloak.admin().setAccessTokenLifespan(Duration.ofHours(1));
        keycloak.admin().rotateRefreshTokens(false);
        keycloak.admin().recordRenewals();
    }

    @AfterAll
    static void end(Keycloak keycloak) {
        keycloak.admin().rotateRefreshTokens(true);
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
        replicas.forEach(PackagedApplication::stop);
    }

    @Test
    void shouldEndTheSessionOfADisabledUserOnEveryReplica(Keycloak keycloak) {
        // Given
        CookieBrowser browser = signIn(keycloak, "rachel");

        // When
        keycloak.admin().setEnabled("rachel", false);

        // Then
        for (int replica : List.of(0, 1)) {
            await().atMost(SOON).until(() -> ask(browser, replica).statusCode() == 401);
        }
    }

    @Test
    void shouldEndASessionThatEndedElsewhereOnEveryReplica(Keycloak keycloak) {
        // Given
        CookieBrowser browser = signIn(keycloak, "rebecca");

        // When
        keycloak.admin().endSessions("rebecca");

        // Then
        for (int replica : List.of(0, 1)) {
            await().atMost(SOON).until(() -> ask(browser, replica).statusCode() == 401);
        }
    }

    @Test
    void shouldTakeAwayARoleOnEveryReplica(Keycloak keycloak) {
        // Given
        keycloak.admin().createUser("ruth");
        keycloak.admin().grantRole("ruth", "premium");
        CookieBrowser browser = CookieBrowser.signedIn(site(0), "ruth");
        assertThat(ask(browser, 1).body()).contains("\"premium\"");

        // When
        keycloak.admin().revokeRole("ruth", "premium");

        // Then
        for (int replica : List.of(0, 1)) {
            await().atMost(SOON).until(() -> !ask(browser, replica).body().contains("\"premium\""));
            assertThat(ask(browser, replica).statusCode()).as("still signed in").isEqualTo(200);
        }
    }

    @Test
    void shouldAskAgainOncePerIntervalAndGiveTheBrowserTheNewCookie(Keycloak keycloak) {
        // Given
        CookieBrowser browser = signIn(keycloak, "ronja");
        String first = browser.cookies().get("q_session");
        await().atMost(SOON).until(() -> {
            browser.get(SESSION);
            return !first.equals(browser.cookies().get("q_session"));
        });
        int renewals = keycloak.admin().renewals("ronja");

        // When
        HttpResponse<String> at = browser.get(SESSION);

        // Then
        assertThat(at.statusCode()).isEqualTo(200);
        assertThat(renewals).as("asked once so far").isEqualTo(1);
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("q_session="))
                .allMatch(cookie -> cookie.toLowerCase(Locale.ROOT).contains("httponly"))
                .allMatch(cookie -> cookie.contains("SameSite=Lax"));
    }

    private static CookieBrowser signIn(Keycloak keycloak, String user) {
        keycloak.admin().createUser(user);
        CookieBrowser browser = CookieBrowser.signedIn(site(0), user);
        assertThat(ask(browser, 0).statusCode()).isEqualTo(200);
        assertThat(ask(browser, 1).statusCode()).isEqualTo(200);
        return browser;
    }

    private static HttpResponse<String> ask(CookieBrowser browser, int replica) {
        return browser.getFrom(site(replica), SESSION);
    }

    private static URI site(int replica) {
        return replicas.get(replica).baseUri();
    }
}
