package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Jwt;
import dev.promptpassthrough.testsupport.JwtKey;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/** Anybody can reach the back channel: only what the identity provider has signed to end a session here ends one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogoutTokenIT {

    private ScriptedIdentityProvider identityProvider;
    private PackagedApplication application;
    private Map<String, String> bad;

    @BeforeAll
    void start() {
        identityProvider = ScriptedIdentityProvider.start();
        application = ApplicationLaunch.production(identityProvider).start();
        bad = bad(identityProvider.logoutToken(), identityProvider.key(), JwtKey.rsa("stranger", 2048));
    }

    @AfterAll
    void stop() {
        application.stop();
        identityProvider.close();
    }

    private Map<String, String> bad(Jwt sound, JwtKey key, JwtKey stranger) {
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("a stranger's key", sound.signedBy(stranger));
        byName.put("a stranger's key under a known id", sound.header("kid", key.id()).signedBy(stranger));
        byName.put("no signature", sound.header("alg", "none").content() + ".");
        byName.put("another issuer", sound.claim("iss", "https://id.evil.example").signedBy(key));
        byName.put("another application", sound.claim("aud", "another-application").signedBy(key));
        byName.put("expired", sound.claim("exp", 1).signedBy(key));
        byName.put("no event", sound.claim("events", null).signedBy(key));
        byName.put("another event", sound.claim("events", Map.of("https://example.org/risc", Map.of())).signedBy(key));
        byName.put("a nonce, as an ID token has", sound.claim("nonce", "n").signedBy(key));
        byName.put("an ID token", identityProvider.idToken().signedBy(key));
        byName.put("an access token", identityProvider.accessToken().signedBy(key));
        byName.put("nothing", "");
        byName.put("garbage", "a.b.c");
        return byName;
    }

    Set<String> names() {
        return bad.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldEndNoSessionByABadOne(String name) {
        // Given
        CookieBrowser alice = signIn();

        // When
        int status = tell(bad.get(name));

        // Then
        assertThat(status).isEqualTo(400);
        assertThat(alice.get("/api/v1/session").statusCode()).as("still signed in").isEqualTo(200);
    }

    /** Without it, all of the above would hold of a back channel that hears nothing. */
    @Test
    void shouldEndTheSessionByASoundOne() {
        // Given
        CookieBrowser alice = signIn();

        // When
        int status = tell(identityProvider.logoutToken().signedBy(identityProvider.key()));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(alice.get("/api/v1/session").statusCode()).isEqualTo(401);
    }

    private CookieBrowser signIn() {
        CookieBrowser alice = CookieBrowser.of(application.baseUri());
        assertThat(alice.visit().statusCode()).isEqualTo(200);
        return alice;
    }

    private int tell(String logoutToken) {
        return CookieBrowser.of(application.baseUri()).post(application.baseUri().resolve("/session/backchannel-logout"),
                Map.of("logout_token", logoutToken)).statusCode();
    }
}
