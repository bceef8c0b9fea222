package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BlackHole;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider.Fault;
import dev.promptpassthrough.testsupport.TestKeys;

/**
 * However the identity provider fails while the application starts: it starts, says so, tells people and programs why
 * there is no sign-in, stays healthy, and goes on by itself once the provider is well.
 */
class IdentityProviderAtStartIT {

    private static final Duration START = Duration.ofSeconds(20);

    @Test
    void shouldStartWhileNobodyListens() {
        try (ScriptedIdentityProvider away = ScriptedIdentityProvider.away()) {
            check(ApplicationLaunch.production(away), away, away::comeBack);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldStartWhileItAnswersBadlyOrNotAtAll(Fault fault) {
        try (ScriptedIdentityProvider identityProvider = ScriptedIdentityProvider.start()) {
            identityProvider.fault(fault);

            check(ApplicationLaunch.production(identityProvider), identityProvider,
                    () -> identityProvider.fault(Fault.NONE));
        }
    }

    @Test
    void shouldStartWhileItsCertificateIsAStrangers(@TempDir Path directory) {
        TestKeys stranger = TestKeys.make(directory, "stranger", "ip:127.0.0.1");
        TestKeys known = TestKeys.make(directory, "known", "ip:127.0.0.1");
        try (ScriptedIdentityProvider identityProvider = ScriptedIdentityProvider.overTls(stranger)) {
            ApplicationLaunch launch = ApplicationLaunch.production(identityProvider)
                    .with("quarkus.oidc.tls.tls-configuration-name", "id")
                    .with("quarkus.tls.id.trust-store.p12.path", TestKeys.trusting(directory, known).toString())
                    .with("quarkus.tls.id.trust-store.p12.password", TestKeys.PASSWORD);

            check(launch, identityProvider, () -> {
                identityProvider.goAway();
                identityProvider.comeBack(known);
            });
        }
    }

    @Test
    void shouldStartWhileNothingComesBackFromItsAddress() {
        try (ScriptedIdentityProvider away = ScriptedIdentityProvider.away();
                BlackHole silent = new BlackHole(away.base().getPort())) {
            silent.fill();

            check(ApplicationLaunch.production(away), away, () -> {
                silent.close();
                away.comeBack();
            });
        }
    }

    private static void check(ApplicationLaunch launch, ScriptedIdentityProvider identityProvider, Runnable recovery) {
        long begin = System.nanoTime();
        try (PackagedApplication application = launch.start()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as("start").isLessThan(START);
            assertThat(application.log().lines().filter(line -> line.contains("OIDC server is not available")))
                    .as("lines that say so").isNotEmpty().allMatch(line -> line.contains(" WARN "));
            assertThat(application.log()).doesNotContain("\tat ");
            shouldSayWhyThereIsNoSignIn(application, identityProvider);
            shouldBeHealthy(application);

            recovery.run();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> CookieBrowser.of(application.baseUri()).knock().statusCode() == 302);
            assertThat(byToken(application, identityProvider)).isEqualTo(200);
        }
    }

    private static void shouldSayWhyThereIsNoSignIn(PackagedApplication application, ScriptedIdentityProvider provider) {
        var page = CookieBrowser.of(application.baseUri()).knock();
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("The identity provider does not answer.");
        assertThat(byToken(application, provider)).as("a program's call").isEqualTo(503);
    }

    private static void shouldBeHealthy(PackagedApplication application) {
        for (String probe : List.of("live", "ready", "started")) {
            assertThat(CookieBrowser.asProgram(application.managementUri().resolve("/q/health/" + probe)).statusCode())
                    .as(probe)
                    .isEqualTo(200);
        }
    }

    private static int byToken(PackagedApplication application, ScriptedIdentityProvider identityProvider) {
        return CookieBrowser.asProgram(application.baseUri().resolve("/api/v1/session"), "Authorization",
                "Bearer " + identityProvider.accessToken().signedBy(identityProvider.key())).statusCode();
    }
}
