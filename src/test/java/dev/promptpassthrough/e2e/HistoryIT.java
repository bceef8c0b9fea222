package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The history of runs without a mouse, in a real browser with its real storage. */
class HistoryIT extends PageTest {

    private Keys keys;

    @BeforeEach
    void signIn() {
        keys = new Keys(page);
        signIn("alice");
        assertThat(bench.editor()).containsText("Say hello");
    }

    @Test
    void shouldSendAndFindTheRunAgainInAnotherTab() {
        // Given
        sendByKeys("Say hello to Ada");
        assertThat(runs()).hasCount(1);

        // When
        keys.press("Alt+3");
        keys.type("ada");
        keys.press("ArrowDown");
        assertThat(focused()).containsText("Say hello to Ada");
        keys.press("Enter");

        // Then
        assertThat(bench.tabs()).hasCount(2);
        assertThat(bench.editor()).containsText("Say hello to Ada");
        assertThat(bench.region("Response")).containsText("You wrote: “Say hello to Ada”");
    }

    @Test
    void shouldPinNameCompareAndDeleteARun() {
        // Given
        sendByKeys("First question");
        sendByKeys("Second question");
        assertThat(runs()).hasCount(2);
        keys.press("Alt+3");
        assertThat(focused()).hasAttribute("type", "search");
        keys.press("ArrowDown");
        keys.press("ArrowDown");
        assertThat(focused()).containsText("First question");

        // When
        keys.press("p");

        // Then
        assertThat(runs().first()).containsText("First question");

        // When
        keys.press("l").type("The first").press("Enter");

        // Then
        assertThat(runs().first()).containsText("The first");
        assertThat(runs().first()).isFocused();

        // When
        keys.press("d");

        // Then
        assertThat(bench.dialog("Compare two runs")).containsText("First question");
        assertThat(bench.dialog("Compare two runs")).containsText("Second question");
        assertThat(bench.dialog("Compare two runs")).not().containsText("You wrote");

        // When
        keys.tabTo("Request").arrowTo("Reply text");

        // Then
        assertThat(bench.dialog("Compare two runs")).containsText("You wrote: “First question”");
        assertThat(bench.dialog("Compare two runs")).containsText("You wrote: “Second question”");
        assertThat(bench.dialog("Compare two runs")).not().containsText("\"choices\"");

        // When
        keys.arrowTo("Raw reply");

        // Then
        assertThat(bench.dialog("Compare two runs")).containsText("\"choices\"");

        // When
        keys.press("Escape");
        assertThat(runs().first()).isFocused();
        keys.press("Delete");

        // Then
        assertThat(runs()).hasCount(1);
        assertThat(runs().first()).isFocused();
    }

    @Test
    void shouldKeepRunsOverAReloadAndLoseThemAtSignOut() {
        // Given
        sendByKeys("Remember me");
        keys.press("Alt+3");
        assertThat(runs()).hasCount(1);
        page.reload();
        assertThat(runs()).hasCount(1);

        // When
        assertThat(bench.editor()).isFocused();
        keys.press("Escape").tabBackTo("Sign out").press("Enter");
        page.waitForURL(address -> address.contains("/protocol/openid-connect/"));
        signIn("alice");
        keys.press("Alt+3");

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

    private void sendByKeys(String question) {
        keys.ask(question, "demo-1", false);
        keys.press("ControlOrMeta+Enter");
        assertThat(bench.region("Response")).containsText("You wrote: “" + question + "”");
    }

    private Locator focused() {
        return page.locator(":focus");
    }

    private Locator runs() {
        return page.locator("[data-run]");
    }
}
