package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;

/** Which providers the page offers, to whom, and what it opens with. */
class ProviderChoiceIT extends PageTest {

    @Test
    void shouldTellWhichKeyAProviderLacks() {
        // Given
        signIn("alice");
        bench.write(chat("demo-fast", false));
        bench.choice("Provider").click();
        Locator keyless = bench.option("No key yet");

        // When
        assertThat(keyless).hasAttribute("aria-disabled", "true");
        assertThat(keyless).containsText("Not available: KEYLESS_API_KEY is not set");
        keyless.click(new Locator.ClickOptions().setForce(true));
        page.keyboard().press("Escape");

        // Then
        assertThat(bench.choice("Provider")).containsText("Demo");
        assertThat(bench.editor()).containsText("demo-fast");
        assertThat(open("keyless").status()).isEqualTo(404);
    }

    @Test
    void shouldShowAProviderOnlyToThoseWithItsRole() {
        // Given
        signIn("bob");

        // When
        bench.choice("Provider").click();

        // Then
        assertThat(bench.option("A portal")).isVisible();
        assertThat(bench.option("For few")).hasCount(0);
        Response refused = open("premium");
        assertThat(refused.status()).isEqualTo(404);
        String told = withoutRandom(refused);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the workbench"))).isVisible();
        assertThat(told).as("nothing tells a hidden provider from none").isEqualTo(withoutRandom(open("nobody")));
    }

    @Test
    void shouldOfferAProviderToThoseWithItsRole() {
        // When
        signIn("carol", "?provider=premium");

        // Then
        assertThat(bench.choice("Provider")).containsText("For few");
    }

    @Test
    void shouldOpenWithWhatTheAddressNames() {
        // When
        signIn("alice", "?provider=demo-messages&template=message-roles");

        // Then
        assertThat(bench.choice("Provider")).containsText("Demo (messages)");
        assertThat(bench.choice("Template")).containsText("Message roles");
        assertThat(bench.editor()).containsText("You explain technical terms to a beginner.");
    }

    private Response open(String provider) {
        return page.navigate(application.baseUri() + PAGE + "?provider=" + provider);
    }

    private static String withoutRandom(Response page) {
        return page.text().replaceAll("(nonce=\"|Request )[^\"<]+", "");
    }
}
