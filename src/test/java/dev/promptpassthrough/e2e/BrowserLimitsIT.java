package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;

/** What a browser or its user sets limits to: storage, size, motion, hearing instead of seeing, another language. */
class BrowserLimitsIT extends PageTest {

    private static final LocatorAssertions.ContainsTextOptions PATIENTLY = new LocatorAssertions.ContainsTextOptions()
            .setTimeout(30_000);

    @BeforeEach
    void signIn() {
        signIn("alice");
        assertThat(bench.editor()).containsText("Say hello");
    }

    @Test
    void shouldSendWhenTheStorageIsFull() {
        // Given
        page.keyboard().press("Alt+3");
        assertThat(bench.region("History")).containsText("Each run is kept here");
        CDPSession devTools = browser.context().newCDPSession(page);
        JsonObject quota = new JsonObject();
        quota.addProperty("origin", application.baseUri().toString());
        quota.addProperty("quotaSize", 1);
        devTools.send("Storage.overrideQuotaForOrigin", quota);

        // When
        send("demo-1", false);

        // Then
        assertThat(bench.region("Response")).containsText("You wrote");
        assertThat(bench.region("Trouble with the history")).containsText("The browser has no more room", PATIENTLY);

        // When
        send("demo-rate-limit", false);

        // Then
        assertThat(bench.region("What happened")).containsText("429 from Demo");
    }

    @Test
    void shouldTellAStreamInAFewSentences() {
        // Given
        page.evaluate("""
                () => { window.heard = [];
                  const status = document.querySelector('p[role="status"].visually-hidden');
                  new MutationObserver(() => window.heard.push(status.textContent))
                    .observe(status, { childList: true, characterData: true, subtree: true }); }""");

        // When
        send("demo-1", true);
        assertThat(bench.panel().getByRole(AriaRole.REGION).first()).hasAttribute("aria-busy", "true");
        assertThat(bench.region("Response")).containsText("200 OK", PATIENTLY);

        // Then
        assertThat(bench.panel().getByRole(AriaRole.REGION).first()).hasAttribute("aria-busy", "false");
        assertThat(bench.panel().locator("[aria-live], [role=log]")).hasCount(0);
        @SuppressWarnings("unchecked")
        List<String> heard = (List<String>) page.evaluate("() => window.heard");
        assertThat(heard).hasSizeBetween(2, 6);
        assertThat(heard.get(0)).isEqualTo("Request sent to Demo");
        assertThat(heard.get(heard.size() - 1)).startsWith("Reply complete, ");
        assertThat(heard).noneMatch(words -> words.contains("demonstration"));
    }

    @Test
    void shouldMoveNothingForThoseWhoDoNotWantIt() {
        // Given
        Locator button = bench.button("Import cURL");
        String transition = "element => getComputedStyle(element).transitionDuration";
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat(button.evaluate(transition)).isNotEqualTo("0s");

        // When
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        send("demo-silent", true);
        assertThat(bench.status("Receiving")).isVisible();

        // Then
        assertThat(button.evaluate(transition)).isEqualTo("0s");
        assertThat(page.evaluate("""
                () => document.getAnimations().filter(({ effect }) =>
                  effect.getComputedTiming().activeDuration > 1).length""")).isEqualTo(0);
        assertThat(page.evaluate("() => [...document.querySelectorAll('*')]"
                + ".filter((one) => getComputedStyle(one).scrollBehavior === 'smooth').length")).isEqualTo(0);
    }

    @Test
    void shouldKeepPlaceAndSelectionWhenTheWindowChangesItsSize() {
        // Given
        send("demo-1", false);
        bench.show("Raw");
        assertThat(bench.responseBody()).containsText("chat.completion");
        bench.responseBody().click();
        bench.responseBody().press("ControlOrMeta+a");
        page.evaluate("() => { document.querySelectorAll('.cm-scroller')[1].dataset.mark = 'same'; }");

        // When
        page.setViewportSize(375, 800);
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Panes")).getByText("Response").click();

        // Then
        assertThat(page.locator("[data-mark=same]")).isVisible();
        assertThat(bench.region("Response").getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("Raw")))
                .hasAttribute("aria-selected", "true");

        // When
        page.setViewportSize(1440, 900);

        // Then
        assertThat(page.locator("[data-mark=same]")).isVisible();
        assertThat(page.locator(".cm-selectionBackground").first()).isAttached();
    }

    @Test
    void shouldSayHintsInTheLanguageThatIsChosen() {
        // Given
        bench.write("{\"model\": \"demo-1\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}], \"temperature\": 9}");
        assertThat(bench.button("1 hint")).isVisible();
        bench.editor().press("F8");
        assertThat(page.getByText("more than the reference’s maximum").first()).isVisible();

        // When
        page.keyboard().press("ControlOrMeta+k");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What do you want to do?")).fill("Deutsch");
        page.keyboard().press("Enter");
        assertThat(bench.button("1 Hinweis")).isVisible();
        page.keyboard().press("Alt+1");
        page.keyboard().press("ControlOrMeta+Home");
        page.keyboard().press("F8");

        // Then
        assertThat(page.getByText("mehr als das Höchste der Referenz").first()).isVisible();
    }

    private void send(String model, boolean stream) {
        page.keyboard().press("Alt+1");
        bench.write("{\"model\": \"%s\", \"stream\": %s, \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}"
                .formatted(model, stream));
        page.keyboard().press("ControlOrMeta+Enter");
    }
}
