package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

/** What leaves the page and comes in, and its commands, by keys alone: with a real clipboard and real policies. */
class KeyboardIT extends PageTest {

    private Keys keys;

    @BeforeEach
    void signIn() {
        keys = new Keys(page);
        browser.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        signIn("alice");
        assertThat(bench.editor()).containsText("Say hello");
    }

    @Test
    void shouldImportACurlCommand() {
        // When
        bench.command("Import cURL");
        assertThat(bench.field("cURL command, for bash or for Windows")).isFocused();
        keys.type("curl " + application.baseUri() + "/api/v1/prompts/passthrough/demo/"
                + " -H 'Authorization: Bearer secret-1' -d '{\"model\": \"demo-1\", \"imported\": true}'");
        assertThat(bench.dialog("Import cURL"))
                .containsText("Left out, since the gateway adds its own credential: Authorization");
        keys.tabTo("Open in a new tab").press("Enter");

        // Then
        assertThat(bench.tabs()).hasCount(2);
        assertThat(bench.editor()).isFocused();
        assertThat(bench.editor()).hasText("{\"model\": \"demo-1\", \"imported\": true}");
    }

    @Test
    void shouldSendToAnotherPathWithAHeaderAndAVariable() {
        // Given
        keys.write("{\"model\": \"demo-1\", \"messages\": [{\"role\": \"user\", \"content\": \"in {{city}}\"}]}");
        bench.command("Variables");
        assertThat(bench.part("Variables")).isFocused();
        assertThat(bench.field("Value of city")).isVisible();
        keys.tabTo("Value of city").type("Porto");
        bench.command("Headers");
        assertThat(bench.part("Headers")).isFocused();
        assertThat(bench.field("Name of header 1")).isVisible();
        keys.tabTo("Name of header 1").type("OpenAI-Beta").tabTo("Value of header 1").retype("x=1");
        keys.tabBackTo("URL path").retype("chat/completions?trace=1");

        // When
        Request request = page.waitForRequest(Pattern.compile(".*/passthrough/demo/.*"),
                () -> keys.press("ControlOrMeta+Enter"));

        // Then
        assertThat(request.url()).endsWith("/passthrough/demo/chat/completions?trace=1");
        assertThat(request.postData()).contains("\"in Porto\"");
        assertThat(request.allHeaders()).containsEntry("openai-beta", "x=1");
        assertThat(bench.status("200 OK")).isVisible();

        // When: a header is taken away again
        keys.tabTo("Remove header 1").press("Enter");

        // Then
        assertThat(bench.button("Remove header 1")).hasCount(0);
        assertThat(page.locator(":focus")).not().hasCount(0);
    }

    @Test
    void shouldChooseAProviderAndReadItsDetails() {
        // When
        keys.press("Escape").tabBackTo("Provider details").tabBackTo("Provider");
        keys.press("Enter", "End", "ArrowUp", "Escape");
        assertThat(bench.choice("Provider")).containsText("Demo");
        keys.type("Demo (Gem").press("Enter");

        // Then
        assertThat(bench.choice("Provider")).containsText("Demo (Gemini)");
        assertThat(bench.editor()).containsText("contents");

        // When: over the page, where there is no room beside it
        page.setViewportSize(820, 900);
        keys.tabTo("Provider details").press("Enter");
        assertThat(bench.dialog("Provider details")).isVisible();
        keys.press("Escape");

        // Then
        assertThat(bench.dialog("Provider details")).hasCount(0);
        keys.assertIsAt("Provider details");

        // When: beside it
        page.setViewportSize(1440, 900);
        keys.press("Enter").tabTo("Close provider details").press("Enter");

        // Then
        assertThat(bench.button("Close provider details")).hasCount(0);
        keys.assertIsAt("Provider details");
    }

    @Test
    void shouldCopyCodeAndShareALinkThatOpensBesideWhatIsThere() {
        // When
        bench.command("Request as code");
        assertThat(bench.part("Code")).isFocused();
        assertThat(bench.button("Copy code")).isVisible();
        keys.tabTo("Copy code").press("Enter");

        // Then
        assertThat(bench.button("Copy code")).containsText("Copied");
        assertThat(clipboard()).startsWith("head -c ").contains("Bearer $TOKEN", "Say hello");

        // When
        String link = copyLink();
        page.navigate(link);

        // Then
        assertThat(bench.dialog("Somebody shared a request")).containsText("Say hello");

        // When
        keys.tabTo("Open in a new tab").press("Enter");

        // Then
        assertThat(bench.tabs()).hasCount(2);
        assertThat(bench.editor()).isFocused();
        assertThat(page).hasURL(application.baseUri() + PAGE);
    }

    @Test
    void shouldSaveARunAsAFile() {
        // Given
        keys.press("ControlOrMeta+Enter");
        assertThat(bench.status("200 OK")).isVisible();
        bench.command("Share and export");
        assertThat(bench.dialog("Share and export")).isVisible();

        // When
        Download download = page.waitForDownload(() -> keys.tabTo("Save as HAR").press("Enter"));

        // Then
        assertThat(download.suggestedFilename()).isEqualTo("run.har");
        assertThat(download.path()).content().contains("Say hello", "This is a demonstration");
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
        keys.press("Escape");
        assertThat(bench.tabs()).hasCount(1);
    }

    @Test
    void shouldCompareModelsSideBySideAndStopOne() {
        // Given
        keys.ask("Good morning", "demo-silent", true);
        bench.command("Compare side by side");
        Locator first = bench.region("Column 1").first();
        Locator second = bench.region("Column 2").first();
        Locator provider = second.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName("Provider"));
        assertThat(provider).containsText("Nobody there");
        keys.tabTo("Remove column 1").tabTo("Provider").press("Enter", "ArrowDown", "Enter");
        assertThat(provider).containsText("Demo");

        // When
        keys.tabTo("Model").retype("demo-fast").press("ControlOrMeta+Enter");

        // Then
        assertThat(second).containsText("You wrote: “Good morning”");
        assertThat(first).containsText("Receiving");

        // When
        keys.tabBackTo("Stop column 1").press("Enter");

        // Then
        assertThat(first).containsText("Stopped by you");
        keys.tabTo("Open in a tab: column 2").press("Enter");
        assertThat(bench.tabs()).hasCount(2);
        assertThat(bench.editor()).isFocused();
        assertThat(bench.editor()).containsText("demo-fast");
        assertThat(bench.region("Response")).containsText("You wrote: “Good morning”");
    }

    @Test
    void shouldSpeakGermanInTheDarkAndRememberIt() {
        // When
        keys.press("Escape").tabBackTo("System colours").arrowTo("Dark");
        keys.tabBackTo("English").arrowTo("Deutsch");

        // Then
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        keys.assertIsAt("Deutsch");
        Locator send = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Senden").setExact(true));
        assertThat(send).isVisible();
        page.reload();
        assertThat(send).isVisible();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void shouldListAllKeys() {
        // When: out of the editor, where a question mark is a letter
        keys.press("Escape").tabBackTo("Sign out").press("?");

        // Then
        assertThat(bench.dialog("Keys")).containsText("Alt+1");
        keys.press("Escape");
        assertThat(bench.dialog("Keys")).isHidden();
        keys.assertIsAt("Sign out");
    }

    private String copyLink() {
        bench.command("Share and export");
        assertThat(bench.button("Copy link")).isVisible();
        keys.tabTo("Copy link").press("Enter");
        assertThat(bench.button("Copy link")).containsText("Copied");
        keys.press("Escape");
        return clipboard();
    }

    private String clipboard() {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }
}
