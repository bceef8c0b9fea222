package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The history of runs without a mouse, in a real browser with its real storage. */
class HistoryIT extends PageTest {

    @BeforeEach
    void signIn() {
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
        assertThat(bench.dialog("Compare two runs")).containsText("First question");
        assertThat(bench.dialog("Compare two runs")).containsText("Second question");
        assertThat(bench.dialog("Compare two runs")).not().containsText("You wrote");

        // When
        bench.dialog("Compare two runs").getByLabel("Reply text").check();

        // Then
        assertThat(bench.dialog("Compare two runs")).containsText("You wrote: “First question”");
        assertThat(bench.dialog("Compare two runs")).containsText("You wrote: “Second question”");
        assertThat(bench.dialog("Compare two runs")).not().containsText("\"choices\"");

        // When
        bench.dialog("Compare two runs").getByLabel("Raw reply").check();

        // Then
        assertThat(bench.dialog("Compare two runs")).containsText("\"choices\"");

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

    private void sendByKeys(String question) {
        bench.ask(question, "demo-1", false);
        page.keyboard().press("ControlOrMeta+Enter");
        assertThat(bench.region("Response")).containsText("You wrote: “" + question + "”");
    }

    private Locator focused() {
        return page.locator(":focus");
    }

    private Locator runs() {
        return page.locator("[data-run]");
    }
}
