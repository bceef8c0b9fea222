package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ViewportSize;

import dev.promptpassthrough.testsupport.ApplicationExtension;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** No rule of axe is broken in any state of the page, light and dark, from a phone to a large screen. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class, ApplicationExtension.class })
class AccessibilityIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final int PHONE = 375;
    /** WCAG 2.2, 1.4.10: as wide as 1,280 pixels are at four times the size. */
    private static final int REFLOWED = 320;
    private static PackagedApplication application;

    private Page page;
    private WorkbenchView view;

    @BeforeAll
    static void take(PackagedApplication shared) {
        application = shared;
    }

    @ParameterizedTest
    @ValueSource(ints = { PHONE, 820, 1440 })
    void shouldBreakNoRule(int width, BrowserSession session) {
        // Given
        page = session.page();
        view = new WorkbenchView(page);
        page.setViewportSize(width, 900);
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");
        assertThat(view.editor()).containsText("Say hello");

        // When, Then
        check("a request that was not sent");
        checkReplies();
        checkParts();
        checkDialogs();
        checkDetails();
        checkComparison();
        checkSession(session);
    }

    private void checkReplies() {
        view.write("{\"model\": }");
        assertThat(page.getByText("Line 1:").first()).isVisible();
        check("JSON that is wrong");
        send("demo-silent", true);
        assertThat(view.button("Stop")).isVisible();
        assertThat(view.region("Response")).containsText("This");
        check("a stream");
        view.button("Stop").click();
        assertThat(view.region("What happened")).containsText("Stopped by you");
        check("a stream that was stopped");
        send("demo-rate-limit", false);
        assertThat(view.region("What happened")).containsText("429");
        check("an error");
        send("demo-1", false);
        assertThat(view.region("Response")).containsText("You wrote");
        check("a reply");
    }

    private void checkParts() {
        view.command("Request as code");
        assertThat(view.button("Copy code")).isVisible();
        check("code");
        view.ask("in {{city}}", "demo-1", false);
        view.command("Variables");
        view.field("Value of city").fill("Porto");
        check("variables");
        view.command("Headers");
        view.field("Name of header 1").fill("OpenAI-Beta");
        view.field("Value of header 1").fill("assistants=v2");
        view.field("Name of header 2").fill("Authorization");
        assertThat(page.getByText("The gateway adds the provider’s own credential").first()).isVisible();
        check("headers, one of them refused");
        view.button("Remove header 2").click();
    }

    private void checkDialogs() {
        page.keyboard().press("Alt+3");
        assertThat(page.locator("[data-run]").first()).isVisible();
        check("history");
        page.locator("[data-run]").first().press("d");
        assertThat(view.dialog("Compare two runs")).isVisible();
        check("what differs in two requests");
        view.field("Reply text").check();
        checkDialog("Compare two runs");
        if (view.dialog("History").isVisible()) {
            page.keyboard().press("Escape");
        }
        view.command("Import cURL");
        view.field("cURL command, for bash or for Windows")
                .fill("curl https://elsewhere.test/v1/chat -H 'Authorization: Bearer x' -H 'X-Own: 1' --what -d '{}'");
        assertThat(view.dialog("Import cURL")).containsText("Left out");
        checkDialog("Import cURL");
        for (String dialog : List.of("Share and export", "Keys")) {
            view.command(dialog);
            checkDialog(dialog);
        }
        page.keyboard().press("ControlOrMeta+k");
        checkDialog("Commands");
    }

    /** Beside the work or over it. */
    private void checkDetails() {
        page.keyboard().press("Alt+4");
        assertThat(view.button("Close provider details")).isVisible();
        check("the provider's details");
        view.button("Close provider details").click();
    }

    private void checkComparison() {
        view.ask("Hello", "demo-1", false);
        view.command("Compare side by side");
        view.button("Add a column").click();
        view.button("Add a column").click();
        view.button("Send to all").click();
        assertThat(view.button("Open in a tab: column")).hasCount(4);
        assertThat(view.button("Stop column")).hasCount(0);
        checkDialog("Compare side by side");
    }

    private void checkSession(BrowserSession session) {
        session.context().clearCookies(new ClearCookiesOptions().setName(Pattern.compile("q_session.*")));
        send("demo-1", false);
        assertThat(view.region("Your session ended.")).isVisible();
        check("a session that is over");
        // What another tab says that signs out.
        page.evaluate("() => new BroadcastChannel('prompt-passthrough.sign-out').postMessage('signed-out')");
        assertThat(page.getByText("You have signed out").first()).isVisible();
        check("signed out");
    }

    private void check(String state) {
        ViewportSize size = page.viewportSize();
        String where = state + ", " + size.width + " px";
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            // What fades in would be measured half faded.
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            assertThat(Axe.violations(page)).as(where + ", " + scheme).isEmpty();
        }
        assertNotWiderThanTheWindow(where);
        if (size.width == PHONE) {
            page.setViewportSize(REFLOWED, size.height);
            assertNotWiderThanTheWindow(where + ", at four times the size");
            page.setViewportSize(size.width, size.height);
        }
    }

    private void assertNotWiderThanTheWindow(String what) {
        Object overflow = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat((Integer) overflow).as(what + ": wider than the window").isLessThanOrEqualTo(0);
    }

    private void checkDialog(String name) {
        assertThat(view.dialog(name)).isVisible();
        check(name);
        page.keyboard().press("Escape");
        assertThat(view.dialog(name)).isHidden();
    }

    private void send(String model, boolean stream) {
        view.ask("Hello", model, stream);
        view.send();
    }
}
