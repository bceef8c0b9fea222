package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import dev.promptpassthrough.testsupport.Keycloak;

/** What was typed stays for whoever typed it, and is nobody else's. */
class DraftIT extends PageTest {

    /** The second tab is where one signs in; the first goes on by itself and sends nothing by itself. */
    @Test
    void shouldKeepTheDraftWhenTheSessionEnds() {
        // Given
        signIn("alice");
        bench.write(chat("demo-fast", false));
        long before = exchangesLogged();
        keycloak.admin().endSessions("alice");
        browser.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("q_session.*")));

        // When
        bench.send();

        // Then
        assertThat(happened()).containsText("Not sent: your session ended.");
        assertThat(bench.editor()).containsText("demo-fast");
        Page second = browser.context().waitForPage(() -> link("Sign in again").click());
        KeycloakLogin.fillIn(second, "alice");
        assertThat(new WorkbenchView(second).editor()).isVisible(patiently());
        assertThat(page.getByText("You are signed in again. Nothing was sent: press Send when you are ready.").first())
                .isVisible(patiently());
        assertThat(bench.editor()).containsText("demo-fast");
        assertThat(exchangesLogged()).as("nothing was sent again").isEqualTo(before);
        assertThat(exchanges).hasSize(1);

        bench.send();
        assertThat(bench.status("200 OK")).isVisible();
        await().atMost(Duration.ofSeconds(5)).until(() -> exchangesLogged() > before);
        assertThat(exchangesLogged()).isEqualTo(before + 1);
    }

    /** At once: what was typed in the last moment is not lost either. */
    @Test
    void shouldKeepTheDraftWhenTheAddressNamesSomethingElse() {
        // Given
        signIn("alice");
        bench.write(chat("mine", false));

        // When
        page.navigate(application.baseUri() + PAGE + "?provider=demo-messages&template=message-roles");

        // Then
        assertThat(bench.choice("Provider")).containsText("Demo (messages)");
        assertThat(bench.button("Keep my body")).isVisible();
        assertThat(bench.editor()).containsText("mine");
    }

    /** Not even what was typed in the last moment. */
    @Test
    void shouldKeepNothingOfWhoSignsOut() {
        // Given
        signIn("alice");
        bench.write(chat("mine", false));

        // When
        bench.button("Sign out").click();
        page.waitForURL(Pattern.compile(".*/protocol/openid-connect/auth\\?.*"));

        // Then
        signIn("alice");
        assertThat(bench.editor()).containsText("demo-1");
        assertThat(bench.editor()).not().containsText("mine");
    }

    /** Without Keycloak's cookies too, or alice would be back without a question. */
    @Test
    void shouldShowNothingOfOneUserToTheNext() {
        // Given
        signIn("alice");
        bench.write(chat("demo-fast", false));
        bench.send();
        assertThat(bench.status("200 OK")).isVisible();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(KeptData.of(page))
                .anyMatch(line -> line.contains("Good morning")).anyMatch(line -> line.startsWith("database ")));
        browser.context().clearCookies();

        // When
        signIn("bob");

        // Then
        assertThat(bench.editor()).containsText("demo-1");
        assertThat(bench.editor()).not().containsText("Good morning");
        page.keyboard().press("Alt+3");
        assertThat(bench.region("History")).containsText("Each run is kept here");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(KeptData.of(page))
                .noneMatch(line -> line.contains("Good morning") || line.startsWith("database ")));
    }

    private Locator happened() {
        return bench.region("What happened");
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
