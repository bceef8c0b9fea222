package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;
import dev.promptpassthrough.testsupport.Scripted;

/** The session as its user meets it on the page. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class, ReplicasExtension.class })
class SessionPageIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final String BODY = "{\"typed\": \"before the session ended\"}";

    private Replicas replicas;
    private Keycloak keycloak;
    private BrowserSession browser;
    private Page page;
    private WorkbenchView bench;

    @BeforeEach
    void open(Replicas replicas, Keycloak keycloak, BrowserSession browser) {
        this.replicas = replicas;
        this.keycloak = keycloak;
        this.browser = browser;
        this.page = browser.page();
        this.bench = new WorkbenchView(page);
    }

    @AfterEach
    void shouldHaveBrokenNoPolicy() {
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
        keycloak.admin().setSessionIdle(Duration.ofMinutes(30));
        keycloak.admin().rotateRefreshTokens(true);
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldShowWhoIsSignedInAndWhatTheyMayDo() {
        // Given
        signIn("carol");

        // When
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Carol Danvers")).click();

        // Then
        Locator card = bench.dialog("Your session");
        assertThat(card).isVisible();
        assertThat(card).containsText("carol@example.com");
        assertThat(card).containsText("premium");
        assertThat(card).containsText("unless you use it before");
        page.keyboard().press("Escape");
        assertThat(card).isHidden();
    }

    /** The real end: Keycloak has ended the session, and the token that the cookie holds runs out. */
    @Test
    void shouldKeepTheDraftWhenKeycloakEndsTheSession() {
        // Given
        keycloak.admin().setAccessTokenLifespan(Duration.ofSeconds(3));
        Scripted provider = replicas.upstream().on(call -> {
            call.readBody();
            call.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        });
        signIn("alice");
        bench.write(BODY);
        keycloak.admin().endSessions("alice");
        await().atMost(Duration.ofSeconds(60)).until(() -> page.evaluate(
                "() => fetch('/api/v1/session', { headers: { 'X-Requested-With': 'JavaScript' } }).then(answer => answer.status)")
                .equals(499));

        // When
        bench.send();

        // Then
        assertThat(bench.region("What happened")).containsText("Not sent: your session ended.");
        assertThat(bench.editor()).containsText("before the session ended");
        Page second = browser.context().waitForPage(() -> page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName("Sign in again")).click());
        KeycloakLogin.fillIn(second, "alice");
        assertThat(page.getByText("You are signed in again. Nothing was sent: press Send when you are ready.").first())
                .isVisible(patiently());
        assertThat(bench.editor()).containsText("before the session ended");
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void shouldTellInTimeThatASessionEnds() {
        // Given
        page.clock().install();
        signIn("alice");

        // When
        page.clock().fastForward("26:00");

        // Then
        Locator notice = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your session ends soon"));
        assertThat(notice).containsText(Pattern.compile("Your session ends in about (a minute|\\d minutes)\\."));
        assertThat(notice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stay signed in"))).isVisible();
    }

    /**
     * The page's clock is ahead, not the server's; so the renewed session is made to last longer, or its end would be as near.
     */
    @Test
    void shouldStaySignedInWithOneClick() {
        // Given
        keycloak.admin().rotateRefreshTokens(false);
        keycloak.admin().setAccessTokenLifespan(Duration.ofSeconds(3));
        page.clock().install();
        signIn("alice");
        page.clock().fastForward("26:00");
        Locator notice = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Your session ends soon"));
        assertThat(notice).isVisible();
        // The leap in time has made the page ask, and that may have renewed the session: until that is too old as well.
        long told = System.nanoTime();
        await().atMost(Duration.ofSeconds(60)).until(() -> System.nanoTime() - told > Duration.ofSeconds(6).toNanos());
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(20));
        keycloak.admin().setSessionIdle(Duration.ofHours(2));
        String cookie = sessionCookie();

        // When
        notice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stay signed in")).click();

        // Then
        assertThat(notice).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(30_000));
        assertThat(sessionCookie()).as("renewed").isNotEqualTo(cookie);
        assertThat(page.getByText("Your session ends in about")).hasCount(0);
    }

    private String sessionCookie() {
        return browser.context().cookies().stream().filter(cookie -> cookie.name.equals("q_session"))
                .map(cookie -> cookie.value).findFirst().orElseThrow();
    }

    /** What one tab forgets, another must not write back, nor go on showing. */
    @Test
    void shouldForgetEverythingInEveryTabAtSignOut() {
        // Given
        signIn("alice");
        keepSomethingEverywhere();
        Page second = browser.context().newPage();
        second.navigate(replicas.site() + PAGE);
        WorkbenchView secondBench = new WorkbenchView(second);
        assertThat(secondBench.editor()).isVisible(patiently());
        secondBench.write(BODY);

        // When
        bench.button("Sign out").click();

        // Then
        page.waitForURL(Pattern.compile(".*/protocol/openid-connect/auth\\?.*"));
        assertThat(second.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You have signed out"))).isVisible();
        assertThat(second.getByText("before the session ended")).hasCount(0);
        second.evaluate("() => window.dispatchEvent(new Event('pagehide'))");
        assertThat(KeptData.of(second)).as("nothing is left for whoever comes next").isEmpty();
    }

    /** A run, a variable and a draft. */
    private void keepSomethingEverywhere() {
        bench.write("""
                {"model": "demo-fast", "messages": [{"role": "user", "content": "in {{city}}"}]}""");
        bench.send();
        bench.button("Give a value").click();
        bench.field("Value of city").fill("Porto");
        bench.send();
        assertThat(bench.status("200 OK")).isVisible();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(KeptData.of(page))
                .anyMatch(line -> line.startsWith("database prompt-passthrough.history."))
                .anyMatch(line -> line.startsWith("prompt-passthrough.variables/") && line.contains("Porto"))
                .anyMatch(line -> line.startsWith("prompt-passthrough.draft") && line.contains("{{city}}")));
    }

    /** The link's fragment, in which the request is, does not come back from Keycloak's form. */
    @Test
    void shouldOpenASharedRequestOnceItsReaderHasSignedIn() {
        // Given
        signIn("alice");
        bench.write(BODY);
        bench.command("Share and export");
        String link = bench.field("Link").inputValue();
        browser.context().clearCookies();
        Page second = browser.context().newPage();

        // When
        second.navigate(link);
        KeycloakLogin.fillIn(second, "carol");

        // Then
        WorkbenchView reader = new WorkbenchView(second);
        assertThat(reader.dialog("Somebody shared a request")).containsText("before the session ended");
        assertThat(second).hasURL(replicas.site() + PAGE);
        assertThat(KeptData.of(second)).noneMatch(line -> line.startsWith("prompt-passthrough.shared-request"));

        // When
        reader.button("Open in a new tab").click();

        // Then
        assertThat(reader.tabs()).hasCount(2);
        assertThat(reader.editor()).containsText("before the session ended");
        second.reload();
        assertThat(reader.tabs()).hasCount(2);
        assertThat(reader.dialog("Somebody shared a request")).hasCount(0);
    }

    private void signIn(String user) {
        KeycloakLogin.signIn(page, replicas.site() + PAGE, user);
        assertThat(bench.editor()).isVisible(patiently());
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }
}
