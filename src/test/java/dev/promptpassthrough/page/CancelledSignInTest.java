package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancelledSignInTest {

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

    private static boolean isLogged(String logger, String message) {
        LogRecord entry = new LogRecord(Level.SEVERE, message);
        entry.setLoggerName(logger);
        return new CancelledSignIn().isLoggable(entry);
    }
}
