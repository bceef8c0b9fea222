package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.microsoft.playwright.Page;
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
    private static final List<Integer> WIDTHS = List.of(375, 820, 1440);
    /** WCAG 2.2, 1.4.10: as wide as 1,280 pixels are at four times the size. */
    private static final int REFLOWED = 320;
    private static PackagedApplication application;

    private Page page;
    private WorkbenchView view;
    private String state;

    @BeforeAll
    static void take(PackagedApplication shared) {
        application = shared;
    }

    static Stream<Arguments> looks() {
        return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .flatMap(scheme -> WIDTHS.stream().map(width -> Arguments.of(scheme, width)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void shouldBreakNoRule(ColorScheme scheme, int width, BrowserSession session) {
        // Given
        page = session.page();
        view = new WorkbenchView(page);
        page.setViewportSize(width, 900);
        // What fades in would be measured half faded.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");
        assertThat(view.editor()).containsText("Say hello");
        state = scheme + " " + width;

        // When, Then
        check("a request that was not sent");
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
        view.command("Request as code");
        assertThat(view.button("Copy code")).isVisible();
        check("code");
        page.keyboard().press("Alt+3");
        assertThat(page.locator("[data-run]").first()).isVisible();
        check("history");
        page.locator("[data-run]").first().press("d");
        checkDialog("Compare two runs");
        if (width == WIDTHS.get(1)) {
            page.keyboard().press("Escape");
        }
        for (String dialog : List.of("Import cURL", "Share and export", "Compare side by side", "Keys")) {
            view.command(dialog);
            checkDialog(dialog);
        }
        page.keyboard().press("ControlOrMeta+k");
        checkDialog("Commands");
    }

    private void check(String what) {
        List<String> violations = Axe.violations(page);
        assertThat(violations).as(state + ": " + what).isEmpty();
        assertNotWiderThanTheWindow(what);
        ViewportSize size = page.viewportSize();
        if (size.width == WIDTHS.get(0)) {
            page.setViewportSize(REFLOWED, size.height);
            assertNotWiderThanTheWindow(what + ", at four times the size");
            page.setViewportSize(size.width, size.height);
        }
    }

    private void assertNotWiderThanTheWindow(String what) {
        Object overflow = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat((Integer) overflow).as(state + ": " + what + " is wider than the window").isLessThanOrEqualTo(0);
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
