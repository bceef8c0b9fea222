package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.Nginx;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;

/** What a user may do is what the configured claims say: roles of the realm, roles of the client, groups. */
@ExtendWith({ KeycloakExtension.class, ReplicasExtension.class })
class RolesIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final List<String> GUARDED = List.of("premium", "edited", "team");
    private static final int COOKIE_LIMIT = 4096;

    private static Optional<Nginx> nginx = Optional.empty();

    @BeforeAll
    static void makeUsers(Keycloak keycloak, Replicas replicas) {
        keycloak.admin().createUser("erin");
        keycloak.admin().grantClientRole("erin", "editor");
        keycloak.admin().createUser("grace");
        for (int group = 1; group <= 50; group++) {
            keycloak.admin().joinGroup("grace", "team-%02d".formatted(group));
        }
        nginx = Nginx.start(replicas.ports());
        nginx.ifPresent(running -> keycloak.admin().allowApplication(running.address()));
    }

    @AfterAll
    static void stop() {
        nginx.ifPresent(Nginx::close);
    }

    @Test
    void shouldKnowARoleOfTheRealm(Replicas replicas) {
        assertMayUseOnly("premium", CookieBrowser.signedIn(replicas.site(), "carol"));
    }

    @Test
    void shouldKnowARoleOfTheClient(Replicas replicas) {
        assertMayUseOnly("edited", CookieBrowser.signedIn(replicas.site(), "erin"));
    }

    @Test
    void shouldKnowAGroup(Replicas replicas) {
        assertMayUseOnly("team", CookieBrowser.signedIn(replicas.site(), "grace"));
    }

    @Test
    void shouldShowWhoHasNoRoleWhatIsForEverybody(Replicas replicas) {
        CookieBrowser bob = CookieBrowser.signedIn(replicas.site(), "bob");

        assertMayUseOnly("", bob);
        assertThat(bob.get(PAGE + "?provider=scripted").statusCode()).isEqualTo(200);
        assertThat(bob.get(PAGE + "api/providers/").body()).contains("\"scripted\"");
    }

    /** In the browser's jar, in one header to the application, in one head back: all must fit where nobody set anything. */
    @Test
    void shouldSignInAUserWithFiftyGroupsBehindAProxyWithDefaultBuffers(Replicas replicas, TestReporter reporter) {
        List<URI> sites = new ArrayList<>(List.of(replicas.site()));
        nginx.ifPresent(running -> sites.add(running.address()));
        reporter.publishEntry("proxies", "relay with nginx' defaults" + (nginx.isPresent() ? ", nginx" : "; no nginx here"));

        for (URI site : sites) {
            // When
            CookieBrowser grace = CookieBrowser.signedIn(site, "grace");
            HttpResponse<String> session = grace.get("/api/v1/session");
            HttpResponse<String> reply = grace.postJson("/api/v1/prompts/passthrough/demo/", """
                    {"model": "demo-fast", "messages": [{"role": "user", "content": "Good morning"}]}""");
            HttpResponse<String> signedOut = grace.copy().signOut();

            // Then
            assertThat(session.body()).contains("/team-01", "/team-50");
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(grace.setCookies()).anyMatch(cookie -> cookie.startsWith("q_session="))
                    .allSatisfy(cookie -> assertThat(cookie.length()).isLessThanOrEqualTo(COOKIE_LIMIT));
            assertThat(signedOut.statusCode()).isEqualTo(303);
        }
    }

    @Test
    void shouldProtectEachCookie(Replicas replicas) {
        // When
        CookieBrowser browser = CookieBrowser.signedIn(replicas.site(), "alice");

        // Then
        assertThat(browser.setCookies()).hasSizeGreaterThan(2).allSatisfy(cookie -> {
            assertThat(cookie.toLowerCase(Locale.ROOT)).contains("path=/").doesNotContain("domain=");
            assertThat(cookie.length()).isLessThanOrEqualTo(COOKIE_LIMIT);
        });
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("q_session=")).isNotEmpty()
                .allMatch(cookie -> cookie.contains("HTTPOnly") && cookie.contains("SameSite=Lax"));
        assertThat(browser.setCookies()).filteredOn(cookie -> cookie.startsWith("passthrough-csrf=")).isNotEmpty()
                .allMatch(cookie -> cookie.contains("SameSite=Strict"));
    }

    /** In the listing, by the page's address, and at the route itself. */
    private static void assertMayUseOnly(String allowed, CookieBrowser browser) {
        String listing = browser.get(PAGE + "api/providers/").body();
        for (String slug : GUARDED) {
            boolean mayUse = slug.equals(allowed);
            assertThat(listing.contains("\"rfc1034CompliantName\":\"" + slug + '"')).as("%s in the listing", slug)
                    .isEqualTo(mayUse);
            assertThat(browser.get(PAGE + "?provider=" + slug).statusCode()).as("%s by address", slug)
                    .isEqualTo(mayUse ? 200 : 404);
            // The provider knows no such script and says so itself; the gateway's refusal is told by its header.
            HttpResponse<String> called = browser.postJson("/api/v1/prompts/passthrough/" + slug + "/nothing", "{}");
            assertThat(called.headers().firstValue("Passthrough-Error").orElse("").equals("forbidden-provider"))
                    .as("%s refused at the route: %s", slug, called.statusCode()).isEqualTo(!mayUse);
        }
    }
}
