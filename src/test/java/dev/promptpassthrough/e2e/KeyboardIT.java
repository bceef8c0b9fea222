package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What leaves the page and comes in, and its commands, without a mouse: with a real clipboard and real policies. */
class KeyboardIT extends PageTest {

    @BeforeEach
    void signIn() {
        browser.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        signIn("alice");
        assertThat(bench.editor()).containsText("Say hello");
    }

    @Test
    void shouldImportACurlCommand() {
        // When
        bench.command("Import cURL");
        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("cURL command"))).isFocused();
        page.keyboard().insertText("curl " + application.baseUri() + "/api/v1/prompts/passthrough/demo/"
                + " -H 'Authorization: Bearer secret-1' -d '{\"model\": \"demo-1\", \"imported\": true}'");
        assertThat(bench.dialog("Import cURL"))
                .containsText("Left out, since the gateway adds its own credential: Authorization");
        page.keyboard().press("Tab");
        while (!"Open in a new tab".equals(page.locator(":focus").textContent())) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");

        // Then
        assertThat(bench.tabs()).hasCount(2);
        assertThat(bench.editor()).hasText("{\"model\": \"demo-1\", \"imported\": true}");
    }

    @Test
    void shouldCopyCodeAndShareALinkThatOpensBesideWhatIsThere() {
        // When
        bench.command("Request as code");
        bench.button("Copy code").press("Enter");

        // Then
        assertThat(bench.button("Copy code")).containsText("Copied");
        assertThat(clipboard()).startsWith("head -c ").contains("Bearer $TOKEN", "Say hello");

        // When
        String link = copyLink();
        page.navigate(link);

        // Then
        assertThat(bench.dialog("Somebody shared a request")).containsText("Say hello");

        // When
        bench.button("Open in a new tab").press("Enter");

        // Then
        assertThat(bench.tabs()).hasCount(2);
        assertThat(page).hasURL(application.baseUri() + PAGE);
    }

    @Test
    void shouldOpenALinkThatWasMadeBeforeLinksWentByThePageThatKeepsThem() {
        // Given
        String link = copyLink();

        // When
        page.navigate(link.replace("/shared/#", "/#"));

        // Then
        assertThat(bench.dialog("Somebody shared a request")).containsText("Say hello");
    }

    @Test
    void shouldRefuseALinkThatIsNone() {
        // When
        page.navigate(application.baseUri() + PAGE + "#request=1.bm90aGluZw");

        // Then
        assertThat(bench.dialog("Somebody shared a request")).containsText("no request that can be read");
        page.keyboard().press("Escape");
        assertThat(bench.tabs()).hasCount(1);
    }

    @Test
    void shouldCompareModelsSideBySideAndStopOne() {
        // Given
        bench.ask("Good morning", "demo-silent", true);
        bench.command("Compare side by side");
        Locator first = bench.region("Column 1").first();
        Locator second = bench.region("Column 2").first();
        Locator provider = second.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Provider"));
        assertThat(provider).containsText("Nobody there");
        for (String key : List.of("Enter", "ArrowDown", "Enter")) {
            provider.press(key);
        }
        assertThat(provider).containsText("Demo");
        model(second).fill("demo-fast");

        // When
        model(second).press("ControlOrMeta+Enter");

        // Then
        assertThat(second).containsText("You wrote: “Good morning”");
        assertThat(first).containsText("Receiving");

        // When
        bench.button("Stop column 1").press("Enter");

        // Then
        assertThat(first).containsText("Stopped by you");
        bench.button("Open in a tab: column 2").press("Enter");
        assertThat(bench.tabs()).hasCount(2);
        assertThat(bench.editor()).containsText("demo-fast");
        assertThat(bench.region("Response")).containsText("You wrote: “Good morning”");
    }

    @Test
    void shouldSpeakGermanAndRememberIt() {
        // When
        bench.command("Deutsch");

        // Then
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        Locator send = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Senden").setExact(true));
        assertThat(send).isVisible();
        page.reload();
        assertThat(send).isVisible();
    }

    @Test
    void shouldListAllKeys() {
        // When: out of the editor, where a question mark is a letter
        page.keyboard().press("Alt+2");
        bench.button("Sign out").focus();
        page.keyboard().press("?");

        // Then
        assertThat(bench.dialog("Keys")).containsText("Alt+1");
        page.keyboard().press("Escape");
        assertThat(bench.dialog("Keys")).isHidden();
    }

    private Locator model(Locator column) {
        return column.getByLabel("Model", new Locator.GetByLabelOptions().setExact(true));
    }

    private String copyLink() {
        bench.command("Share and export");
        bench.button("Copy link").press("Enter");
        assertThat(bench.button("Copy link")).containsText("Copied");
        page.keyboard().press("Escape");
        return clipboard();
    }

    private String clipboard() {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }
}
