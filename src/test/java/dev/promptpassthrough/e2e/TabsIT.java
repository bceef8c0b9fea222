package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** Ten tabs of one session in a real browser, at a Keycloak that rotates refresh tokens. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class })
class TabsIT {

    private static final int TABS = 10;
    private static final Duration LIFESPAN = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Every tab presses its own Send when one of them says so. */
    private static final String LISTEN = """
            () => new BroadcastChannel('test').onmessage = () =>
              [...document.querySelectorAll('button')].find(button => button.textContent.startsWith('Send')).click()""";
    private static final String SAY_SO = "() => new BroadcastChannel('test').postMessage('now')";

    private Keycloak keycloak;

    @AfterEach
    void restoreTokens() {
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
    }

    @Test
    void shouldRenewASessionOnceForTenTabs(Keycloak keycloak, BrowserSession browser) {
        // Given
        this.keycloak = keycloak;
        keycloak.admin().createUser("tabitha");
        keycloak.admin().recordRenewals();
        keycloak.admin().setAccessTokenLifespan(LIFESPAN);
        try (PackagedApplication application = ApplicationLaunch.production(keycloak).with("passthrough.demo.enabled", "true")
                .with("quarkus.oidc.token.lifespan-grace", "1").start()) {
            KeycloakLogin.signIn(browser.page(), application.baseUri() + CookieBrowser.PAGE, "tabitha");
            List<Page> tabs = Stream.generate(() -> open(browser, application)).limit(TABS).toList();
            untilExpired();
            int before = keycloak.admin().renewals("tabitha");

            // When
            browser.page().evaluate(SAY_SO);

            // Then
            for (Page tab : tabs) {
                assertThat(new WorkbenchView(tab).status("200 OK")).isVisible(patiently());
            }
            assertThat(keycloak.admin().renewals("tabitha") - before).as("renewals at Keycloak").isEqualTo(1);
            assertThat(keycloak.admin().sessions("tabitha")).isEqualTo(1);
        }
    }

    private static Page open(BrowserSession browser, PackagedApplication application) {
        Page tab = browser.context().newPage();
        tab.navigate(application.baseUri() + CookieBrowser.PAGE);
        WorkbenchView bench = new WorkbenchView(tab);
        assertThat(bench.editor()).isVisible(patiently());
        bench.write("{\"model\": \"demo-fast\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}");
        tab.evaluate(LISTEN);
        return tab;
    }

    /** None of the tabs asks for anything by itself meanwhile. */
    private static void untilExpired() {
        long until = System.nanoTime() + LIFESPAN.plusSeconds(3).toNanos();
        await().atMost(SOON).until(() -> System.nanoTime() > until);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }
}
