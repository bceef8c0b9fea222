package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Jwt;
import dev.promptpassthrough.testsupport.JwtKey;

class SignInErrorsTest {

    private static final String LOGGER = "io.quarkus.oidc.runtime.CodeAuthenticationMechanism";
    private static final String CANCELLED = "Authorization code flow has failed, error code: access_denied, error description: "
            + "turned back.\nError handler path is not configured.\nCompleting the flow with HTTP status 401.\n";

    @Test
    void shouldKeepTheFrameworksAccountOfACancelledSignInOut() {
        assertThat(isLogged(LOGGER, CANCELLED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Authorization code flow has failed, error code: server_error, error description: access_denied.",
            "Authorization code flow has failed, error code: access_denied_by_policy, error description: .",
            "Exception during the code to token exchange: access_denied", "access_denied",
            "ID token verification has failed: " + CANCELLED, "" })
    void shouldLetEveryOtherErrorOfTheSignInThrough(String message) {
        assertThat(isLogged(LOGGER, message)).isTrue();
    }

    @Test
    void shouldLetThroughWhatSomebodyElseSays() {
        assertThat(isLogged("io.quarkus.oidc.runtime.OidcProviderClientImpl", CANCELLED)).isTrue();
        assertThat(isLogged(null, CANCELLED)).isTrue();
        assertThat(isLogged(LOGGER, null)).isTrue();
    }

    /** As the library says it that verifies tokens. */
    @Test
    void shouldKeepATokenThatDoesNotHoldOutOfIt() {
        String token = Jwt.of(Map.of("sub", "alice", "email", "alice@example.org")).signedBy(JwtKey.rsa("gone", 2048));
        String before = "ID token verification has failed: JWT processing failed. Additional details: [[17] Unable to process "
                + "JOSE object (cause: JWK with kid 'gone' is not available): JsonWebSignature{\"kid\":\"gone\"}->";
        ExtLogRecord entry = new ExtLogRecord(Level.SEVERE, before + token + "]\n", ExtLogRecord.FormatStyle.NO_FORMAT, LOGGER);
        entry.setLoggerName(LOGGER);

        boolean logged = new SignInErrors().isLoggable(entry);

        assertThat(logged).isTrue();
        assertThat(entry.getFormattedMessage()).isEqualTo(before + "***.***.***]\n");
    }

    /** As the framework says it of an ID token, and below INFO of an access token, whose claims it puts in last. */
    @ParameterizedTest
    @ValueSource(strings = { LOGGER, "io.quarkus.oidc.runtime.OidcIdentityProvider" })
    void shouldSayNothingOfWhoseATokenIsThatIsNotBelieved(String logger) {
        String refused = "JWT (claims->{\"name\":\"Alice Liddell\"}) rejected due to invalid claims or other invalid content.";
        ExtLogRecord entry = new ExtLogRecord(Level.SEVERE, "Token verification has failed: %s",
                ExtLogRecord.FormatStyle.PRINTF, logger);
        entry.setLoggerName(logger);
        entry.setParameters(new Object[] { refused });

        boolean logged = new SignInErrors().isLoggable(entry);

        assertThat(logged).isTrue();
        assertThat(entry.getFormattedMessage()).isEqualTo("Token verification has failed: JWT (claims->***) rejected due to "
                + "invalid claims or other invalid content.");
    }

    private static boolean isLogged(String logger, String message) {
        LogRecord entry = new LogRecord(Level.SEVERE, message);
        entry.setLoggerName(logger);
        return new SignInErrors().isLoggable(entry);
    }
}
