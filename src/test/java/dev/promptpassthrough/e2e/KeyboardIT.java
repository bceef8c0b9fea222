package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Every flow without a mouse, in a real browser with its real storage, clipboard and policies. */
class KeyboardIT extends PageTest {

    @BeforeEach
    void signIn() {
        browser.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        signIn("alice");
        assertThat(bench.editor()).containsText("Say hello");
    }

    @Test
    void shouldSendAndFindTheRunAgainInAnotherTab() {
        // Given
        sendByKeys("Say hello to Ada");
        assertThat(runs()).hasCount(1);

        // When
        page.keyboard().press("Alt+3");
        page.keyboard().type("ada");
        page.keyboard().press("ArrowDown");
        assertThat(focused()).containsText("Say hello to Ada");
        page.keyboard().press("Enter");

        // Then
        assertThat(tabs()).hasCount(2);
        assertThat(bench.editor()).containsText("Say hello to Ada");
        assertThat(bench.region("Response")).containsText("You wrote: “Say hello to Ada”");
    }

    @Test
    void shouldPinNameCompareAndDeleteARun() {
        // Given
        sendByKeys("First question");
        sendByKeys("Second question");
        assertThat(runs()).hasCount(2);
        page.keyboard().press("Alt+3");
        assertThat(focused()).hasAttribute("type", "search");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(focused()).containsText("First question");

        // When
        page.keyboard().press("p");

        // Then
        assertThat(runs().first()).containsText("First question");

        // When
        runs().first().press("l");
        page.keyboard().type("The first");
        page.keyboard().press("Enter");

        // Then
        assertThat(runs().first()).containsText("The first");

        // When
        runs().first().press("d");

        // Then
        assertThat(dialog("Compare two runs")).containsText("First question");
        assertThat(dialog("Compare two runs")).containsText("Second question");

        // When
        page.keyboard().press("Escape");
        runs().first().press("Delete");

        // Then
        assertThat(runs()).hasCount(1);
    }

    @Test
    void shouldKeepRunsOverAReloadAndLoseThemAtSignOut() {
        // Given
        sendByKeys("Remember me");
        page.keyboard().press("Alt+3");
        assertThat(runs()).hasCount(1);
        page.reload();
        assertThat(runs()).hasCount(1);

        // When
        bench.button("Sign out").press("Enter");
        page.waitForURL(address -> address.contains("/protocol/openid-connect/"));
        signIn("alice");
        page.keyboard().press("Alt+3");

        // Then
        assertThat(bench.region("History")).containsText("Each run is kept here");
        assertThat(runs()).hasCount(0);
    }

    @Test
    void shouldShowANewRunInTheOtherWindowToo() {
        // Given
        Page other = browser.context().newPage();
        other.navigate(application.baseUri() + PAGE);
        other.keyboard().press("Alt+3");
        assertThat(new WorkbenchView(other).region("History")).isVisible();

        // When
        page.bringToFront();
        sendByKeys("From the first window");

        // Then
        assertThat(new WorkbenchView(other).region("History")).containsText("From the first window");
    }

    @Test
    void shouldImportACurlCommand() {
        // When
        command("Import cURL");
        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("cURL command"))).isFocused();
        page.keyboard().insertText("curl " + application.baseUri() + "/api/v1/prompts/passthrough/demo/"
                + " -H 'Authorization: Bearer secret-1' -d '{\"model\": \"demo-1\", \"imported\": true}'");
        assertThat(dialog("Import cURL")).containsText("Left out, since the gateway adds its own credential: Authorization");
        page.keyboard().press("Tab");
        while (!"Open in a new tab".equals(focused().textContent())) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");

        // Then
        assertThat(tabs()).hasCount(2);
        assertThat(bench.editor()).hasText("{\"model\": \"demo-1\", \"imported\": true}");
    }

    @Test
    void shouldCopyCodeAndShareALinkThatOpensBesideWhatIsThere() {
        // When
        command("Request as code");
        bench.button("Copy code").press("Enter");

        // Then
        assertThat(bench.button("Copy code")).containsText("Copied");
        assertThat(clipboard()).startsWith("head -c ").contains("Bearer $TOKEN", "Say hello");

        // When
        command("Share and export");
        bench.button("Copy link").press("Enter");
        assertThat(bench.button("Copy link")).containsText("Copied");
        String link = clipboard();
        page.keyboard().press("Escape");
        page.navigate(link);

        // Then
        assertThat(dialog("Somebody shared a request")).containsText("Say hello");

        // When
        bench.button("Open in a new tab").press("Enter");

        // Then
        assertThat(tabs()).hasCount(2);
        assertThat(page).hasURL(application.baseUri() + PAGE);
    }

    @Test
    void shouldRefuseALinkThatIsNone() {
        // When
        page.navigate(application.baseUri() + PAGE + "#request=1.bm90aGluZw");

        // Then
        assertThat(dialog("Somebody shared a request")).containsText("no request that can be read");
        page.keyboard().press("Escape");
        assertThat(tabs()).hasCount(1);
    }

    @Test
    void shouldCompareModelsSideBySideAndStopOne() {
        // Given
        write("Good morning", "demo-silent", true);
        command("Compare side by side");
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
        assertThat(tabs()).hasCount(2);
        assertThat(bench.editor()).containsText("demo-fast");
        assertThat(bench.region("Response")).containsText("You wrote: “Good morning”");
    }

    @Test
    void shouldSpeakGermanAndRememberIt() {
        // When
        command("Deutsch");

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
        assertThat(dialog("Keys")).containsText("Alt+1");
        page.keyboard().press("Escape");
        assertThat(dialog("Keys")).isHidden();
    }

    private void sendByKeys(String question) {
        write(question, "demo-1", false);
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(bench.region("Response")).containsText("You wrote: “" + question + "”");
    }

    private void write(String question, String model, boolean stream) {
        page.keyboard().press("Alt+1");
        assertThat(bench.editor()).isFocused();
        bench.write("""
                {"model": "%s", "stream": %s, "messages": [{"role": "user", "content": "%s"}]}"""
                .formatted(model, stream, question));
    }

    /** Opens the palette and runs the command of that name. */
    private void command(String name) {
        page.keyboard().press("ControlOrMeta+k");
        Locator field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What do you want to do?"));
        assertThat(field).isFocused();
        page.keyboard().type(name);
        assertThat(page.locator("dialog[open]").getByRole(AriaRole.OPTION).first()).containsText(name);
        page.keyboard().press("Enter");
    }

    private Locator model(Locator column) {
        return column.getByLabel("Model", new Locator.GetByLabelOptions().setExact(true));
    }

    private Locator focused() {
        return page.locator(":focus");
    }

    private Locator runs() {
        return page.locator("[data-run]");
    }

    private Locator tabs() {
        return page.getByRole(AriaRole.TABLIST, new Page.GetByRoleOptions().setName("Requests")).getByRole(AriaRole.TAB);
    }

    private Locator dialog(String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    private String clipboard() {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }
}
