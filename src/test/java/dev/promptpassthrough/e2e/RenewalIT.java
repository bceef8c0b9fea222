package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** A session in use at the very moments at which its tokens end; Keycloak takes a refresh token's second use for theft. */
@ExtendWith(KeycloakExtension.class)
class RenewalIT {

    private static final String SESSION = "/api/v1/session";
    private static final Duration LIFESPAN = Duration.ofSeconds(3);
    /** Several ends of tokens. */
    private static final Duration USE = Duration.ofSeconds(14);
    private static final int TABS = 8;

    private Keycloak keycloak;

    @AfterEach
    void restoreTokens() {
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
    }

    @Test
    void shouldKeepASessionThatIsInUseWheneverItsTokensEnd(Keycloak keycloak) {
        // Given
        this.keycloak = keycloak;
        keycloak.admin().createUser("norma");
        keycloak.admin().recordRenewals();
        keycloak.admin().setAccessTokenLifespan(LIFESPAN);
        try (PackagedApplication application = ApplicationLaunch.production(keycloak)
                .with("quarkus.oidc.token.lifespan-grace", "1").start()) {
            CookieBrowser browser = CookieBrowser.signedIn(application.baseUri(), "norma");

            // When
            List<Integer> statuses = useInEveryTab(browser);

            // Then
            assertThat(statuses).containsOnly(200);
            assertThat(keycloak.admin().sessions("norma")).isEqualTo(1);
            assertThat(keycloak.admin().renewals("norma")).as("one for each end, and no second use").isBetween(2,
                    (int) USE.dividedBy(Duration.ofSeconds(2)));
        }
    }

    private static List<Integer> useInEveryTab(CookieBrowser browser) {
        ExecutorService tabs = Executors.newFixedThreadPool(TABS);
        Instant until = Instant.now().plus(USE);
        try {
            return Stream.generate(() -> CompletableFuture.supplyAsync(() -> use(browser, until), tabs)).limit(TABS).toList()
                    .stream().map(CompletableFuture::join).flatMap(List::stream).toList();
        } finally {
            tabs.shutdown();
        }
    }

    private static List<Integer> use(CookieBrowser browser, Instant until) {
        return Stream.generate(() -> browser.get(SESSION).statusCode()).takeWhile(status -> Instant.now().isBefore(until))
                .toList();
    }
}
