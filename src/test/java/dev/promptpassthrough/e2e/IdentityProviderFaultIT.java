package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Jwt;
import dev.promptpassthrough.testsupport.JwtKey;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider.Fault;

/** An identity provider that fails while the application runs fails for those alone who have yet to sign in. */
class IdentityProviderFaultIT {

    /** {@code quarkus.oidc.token.forced-jwk-refresh-interval}. */
    private static final Duration KEY_INTERVAL = Duration.ofSeconds(10);
    private static final int FLOOD = 1_000;

    private static ScriptedIdentityProvider identityProvider;
    private static PackagedApplication application;

    @BeforeAll
    static void start() {
        identityProvider = ScriptedIdentityProvider.start();
        application = ApplicationLaunch.production(identityProvider).start();
    }

    @AfterAll
    static void stop() {
        application.stop();
        identityProvider.close();
    }

    @AfterEach
    void recover() {
        identityProvider.fault(Fault.NONE);
        await().atMost(Duration.ofSeconds(10)).until(() -> CookieBrowser.of(application.baseUri()).knock().statusCode() == 302);
    }

    @Test
    void shouldGoOnForWhoeverIsSignedInWhileItIsAway() {
        // Given
        CookieBrowser alice = CookieBrowser.of(application.baseUri());
        assertThat(alice.visit().statusCode()).isEqualTo(200);

        // When
        identityProvider.goAway();
        try {
            // Then
            assertThat(alice.knock().statusCode()).as("a live session").isEqualTo(200);
            assertThat(byToken(identityProvider.accessToken().signedBy(identityProvider.key()))).as("a token").isEqualTo(200);
            shouldSayWhyThereIsNoSignIn();
            assertThat(CookieBrowser.asProgram(application.managementUri().resolve("/q/health")).statusCode()).isEqualTo(200);
        } finally {
            identityProvider.comeBack();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "HANGS", "ERROR" })
    void shouldHoldNobodyUpWhileItIsIll(Fault fault) {
        // Given
        identityProvider.fault(fault);
        CompletableFuture<Duration> signIn = CompletableFuture.supplyAsync(() -> {
            long begin = System.nanoTime();
            shouldSayWhyThereIsNoSignIn();
            return Duration.ofNanos(System.nanoTime() - begin);
        });

        // When
        for (int call = 0; call < 20; call++) {
            assertThat(byToken(identityProvider.accessToken().signedBy(identityProvider.key()))).isEqualTo(200);
        }

        // Then
        assertThat(signIn.join()).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource(names = { "HANGS", "ERROR" })
    void shouldSayThatASignInCouldNotBeFinished(Fault fault) {
        // Given
        CookieBrowser browser = CookieBrowser.of(application.baseUri());
        HttpResponse<String> away = browser.get(location(browser.knock()).toString());
        identityProvider.fault(fault);
        long begin = System.nanoTime();

        // When
        HttpResponse<String> callback = browser.get(location(away).toString());

        // Then
        assertThat(callback.statusCode()).isEqualTo(503);
        assertThat(callback.body()).contains("The identity provider does not answer.");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void shouldWriteNoIdTokenIntoTheLogThatItCannotVerify() {
        // Given
        JwtKey unpublished = JwtKey.rsa("unpublished", 2048);

        // When
        String log = logOfASignInWith(token -> token.signedBy(unpublished));

        // Then
        assertThat(log).contains("ERROR").doesNotContain(identityProvider.lastIdToken().split("\\."));
    }

    @ParameterizedTest
    @CsvSource({ "iss, https://id.evil.example, Issuer (iss)", "aud, another-client, Audience (aud)",
            "nonce, of-another-sign-in, claim nonce", "sub, , No Subject (sub)" })
    void shouldWriteNothingOfAUserIntoTheLogWhoseIdTokenItDoesNotBelieve(String claim, String value, String reason) {
        // When
        String log = logOfASignInWith(token -> token.claim("email", "alice@example.org").claim(claim, value)
                .signedBy(identityProvider.key()));

        // Then
        assertThat(log).contains("ERROR", reason).doesNotContain("Alice", "Liddell", "alice@", "alice-at-home");
    }

    /** What is written while one fails whose ID token is signed like this. */
    private static String logOfASignInWith(Function<Jwt, String> signing) {
        int before = application.log().length();
        identityProvider.signIdTokensLike(signing);
        try {
            CookieBrowser browser = CookieBrowser.of(application.baseUri());
            HttpResponse<String> callback = browser
                    .get(location(browser.get(location(browser.knock()).toString())).toString());

            assertThat(callback.statusCode()).isEqualTo(401);
            await().atMost(Duration.ofSeconds(30)).until(() -> application.log().substring(before).lines().anyMatch(
                    line -> line.contains("INFO") && line.contains("Sign-in failed: ID token verification has failed: ")));
            return application.log().substring(before);
        } finally {
            identityProvider.signIdTokensLike(null);
        }
    }

    @Test
    void shouldAskForKeysOncePerIntervalHoweverManyAreUnknown() {
        // Given
        JwtKey stranger = JwtKey.rsa("stranger", 2048);
        int before = identityProvider.askedForKeys();
        long begin = System.nanoTime();

        // When
        IntStream.range(0, FLOOD).parallel().forEach(i -> assertThat(
                byToken(identityProvider.accessToken().header("kid", "k" + i).signedBy(stranger))).isEqualTo(401));

        // Then
        // Whoever comes in the very same moment may ask too: the framework notes the time of the last question without a lock.
        int atOnce = ForkJoinPool.getCommonPoolParallelism() + 1;
        int intervals = 1 + (int) Duration.ofNanos(System.nanoTime() - begin).dividedBy(KEY_INTERVAL);
        assertThat(identityProvider.askedForKeys() - before).isLessThanOrEqualTo(atOnce * intervals);
        assertThat(identityProvider.asked("/introspect")).isZero();
    }

    @Test
    void shouldTakeANewKeyInTimeHoweverManyForgedOnesAreAround() {
        // Given
        JwtKey stranger = JwtKey.rsa("stranger", 2048);
        String old = identityProvider.accessToken().signedBy(identityProvider.key());
        byToken(identityProvider.accessToken().header("kid", "forged").signedBy(stranger));
        String next = identityProvider.accessToken().signedBy(identityProvider.rotate(JwtKey.rsa("second", 2048)));

        // When / Then
        await().pollInterval(Duration.ofMillis(100)).atMost(KEY_INTERVAL.plusSeconds(5)).until(() -> {
            byToken(identityProvider.accessToken().header("kid", "forged-" + System.nanoTime()).signedBy(stranger));
            return byToken(next) == 200;
        });
        assertThat(byToken(old)).as("a token by the key before").isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "exp, -20, 200", "nbf, 20, 200", "iat, 20, 200", "exp, -300, 401", "nbf, 300, 401", "iat, 300, 401" })
    void shouldForgiveAClockThatIsOffByHalfAMinute(String claim, int seconds, int status) {
        long now = Instant.now().getEpochSecond();
        Jwt token = identityProvider.accessToken().claim("iat", now - 600).claim(claim, now + seconds);

        assertThat(byToken(token.signedBy(identityProvider.key()))).isEqualTo(status);
    }

    private static void shouldSayWhyThereIsNoSignIn() {
        await().atMost(Duration.ofSeconds(9)).untilAsserted(() -> {
            HttpResponse<String> page = CookieBrowser.of(application.baseUri()).knock();
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("The identity provider does not answer.");
        });
    }

    private static URI location(HttpResponse<?> response) {
        return response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }

    private static int byToken(String token) {
        return CookieBrowser.asProgram(application.baseUri().resolve("/api/v1/session"), "Authorization", "Bearer " + token)
                .statusCode();
    }
}
