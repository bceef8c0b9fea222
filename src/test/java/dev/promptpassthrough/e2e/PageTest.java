package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;

import dev.promptpassthrough.testsupport.ApplicationExtension;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** A test of the workbench in a real browser, on the application that all such tests share. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class, ApplicationExtension.class })
abstract class PageTest {

    static final String PAGE = "/dashboard/passthrough/";
    private static final String PASSTHROUGH = "/api/v1/prompts/passthrough/";

    PackagedApplication application;
    Keycloak keycloak;
    BrowserSession browser;
    Page page;
    WorkbenchView bench;

    /** What the page has sent to providers. */
    final List<Request> exchanges = new CopyOnWriteArrayList<>();
    private final Set<String> origins = new ConcurrentSkipListSet<>();

    @BeforeEach
    void open(PackagedApplication application, Keycloak keycloak, BrowserSession browser) {
        this.application = application;
        this.keycloak = keycloak;
        this.browser = browser;
        page = browser.page();
        bench = new WorkbenchView(page);
        browser.context().onRequest(this::note);
    }

    @AfterEach
    void shouldHaveBrokenNoPolicyAndAskedNobodyElse() {
        assertThat(browser.policyViolations()).isEmpty();
        assertThat(origins).isSubsetOf(origin(application.baseUri()), origin(keycloak.authServerUrl()));
    }

    void signIn(String user) {
        signIn(user, "");
    }

    /** @param query of the page's address */
    void signIn(String user, String query) {
        KeycloakLogin.signIn(page, application.baseUri() + PAGE + query, user);
        assertThat(bench.editor()).isVisible(patiently());
    }

    /** How many exchanges the application has ended, of all its callers. */
    long exchangesLogged() {
        return application.log().lines().filter(line -> line.contains(" outcome=")).count();
    }

    static String chat(String model, boolean stream) {
        return """
                {
                  "model": "%s",
                  "stream": %s,
                  "messages": [{ "role": "user", "content": "Good morning" }]
                }""".formatted(model, stream);
    }

    static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    }

    private void note(Request request) {
        URI address = URI.create(request.url().replaceFirst("[?#].*", ""));
        if (address.getHost() == null) {
            // data: and blob: leave the browser for nobody.
            return;
        }
        origins.add(origin(address));
        if (request.method().equals("POST") && address.getPath().startsWith(PASSTHROUGH)) {
            exchanges.add(request);
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
