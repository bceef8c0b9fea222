package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** The operations page as an administrator meets it, and as nobody else does. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class })
class OperationsIT {

    private static final String WORKBENCH = "/dashboard/passthrough/";
    private static final String OPERATIONS = "/dashboard/passthrough/operations/";
    private static final String API = "**/api/v1/operations";
    private static final int PERIOD_MILLIS = 10_000;
    private static PackagedApplication application;

    private BrowserSession browser;
    private Page page;
    private WorkbenchView bench;

    @BeforeAll
    static void start(Keycloak keycloak) {
        application = ApplicationLaunch.production(keycloak).with("passthrough.demo.enabled", "true")
                .with("passthrough.providers.keyless.base-url", "https://provider.example/").start();
    }

    @AfterAll
    static void stop() {
        application.stop();
    }

    @BeforeEach
    void open(BrowserSession session) {
        browser = session;
        page = session.page();
        bench = new WorkbenchView(page);
    }

    @AfterEach
    void shouldHaveBrokenNoPolicy() {
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldShowAnAdministratorWhatWasJustDone() {
        // Given
        signIn(WORKBENCH, "alice");
        assertThat(bench.editor()).containsText("Say hello");
        bench.send();
        assertThat(bench.region("Response")).containsText("You wrote");

        // When
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Alice")).first().click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Operations")).click();

        // Then
        assertThat(heading("Operations")).isVisible();
        assertThat(page).hasTitle("Operations · Prompt Passthrough");
        Locator demo = card("Demo");
        assertThat(demo).containsText("Good");
        assertThat(demo).containsText(Pattern.compile("Last call200"));
        assertThat(demo).containsText(Pattern.compile("Errors0% \\(0 of [1-9]"));
        assertThat(card("keyless")).containsText("passthrough.providers.keyless.auth.secret is not set");
        assertThat(row("passthrough.session.csrf-secret")).containsText("Set, not shown");
        assertThat(row("passthrough.providers.keyless.base-url")).containsText("https://provider.example/");
    }

    @Test
    void shouldTestAConnectionByKeyboard() {
        // Given
        signIn(OPERATIONS, "alice");
        Locator test = card("Demo (Gemini)").getByRole(AriaRole.BUTTON);
        assertThat(test).isVisible();

        // When
        test.focus();
        page.keyboard().press("Enter");

        // Then
        assertThat(card("Demo (Gemini)").getByRole(AriaRole.STATUS)).containsText(Pattern.compile("Answered with \\d{3} in"));
        assertThat(test).isFocused();
        page.keyboard().press("Enter");
        assertThat(card("Demo (Gemini)").getByRole(AriaRole.STATUS)).containsText("Could not test (429 rate-limited)");
    }

    @Test
    void shouldLookAgainAndMarkWhatIsOld() {
        // Given
        page.clock().install();
        signIn(OPERATIONS, "alice");
        assertThat(card("Demo")).isVisible();

        // When, Then
        Response again = page.waitForResponse(API, () -> page.clock().fastForward(PERIOD_MILLIS));
        assertThat(again.status()).isEqualTo(200);
        page.route(API, Route::abort);
        bench.button("Refresh").click();
        assertThat(page.getByText("Could not ask the gateway")).isVisible();
        assertThat(page.getByText("What stands below was seen at")).isVisible();
        assertThat(card("Demo")).isVisible();
        page.unroute(API);
        bench.button("Retry").click();
        assertThat(page.getByText("Could not ask the gateway")).isHidden();
    }

    @Test
    void shouldBeFoundAmongTheCommandsAndBreakNoRule() {
        // Given
        signIn(WORKBENCH, "alice");
        assertThat(bench.editor()).containsText("Say hello");

        // When
        bench.searchCommands("operations");
        page.keyboard().press("Enter");

        // Then
        assertThat(card("Demo")).isVisible();
        card("Demo").getByText("Limits").click();
        new Accessibility(page).assertHolds("operations");
        page.setViewportSize(375, 900);
        Object overflow = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat((Integer) overflow).isLessThanOrEqualTo(0);
    }

    @Test
    void shouldBeNothingForAnybodyElse() {
        // Given
        signIn(WORKBENCH, "bob");
        assertThat(bench.editor()).containsText("Say hello");

        // When, Then
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bob")).first().click();
        assertThat(bench.dialog("Your session")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Operations"))).isHidden();
        page.keyboard().press("Escape");
        bench.searchCommands("operations");
        assertThat(page.getByText("No command")).isVisible();

        Response refused = page.navigate(application.baseUri() + OPERATIONS);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(heading("This is not for you")).isVisible();
        Object status = page.evaluate("async () => (await fetch('/api/v1/operations')).status");
        assertThat(status).isEqualTo(403);
    }

    private void signIn(String path, String user) {
        KeycloakLogin.signIn(page, application.baseUri() + path, user);
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator card(String provider) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(heading(provider)));
    }

    private Locator row(String key) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(key));
    }
}
