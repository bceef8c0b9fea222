package dev.promptpassthrough.e2e;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.Replicas;
import dev.promptpassthrough.testsupport.ReplicasExtension;

/**
 * A session's life on two replicas without sticky sessions, against a Keycloak that rotates refresh tokens. Tokens last
 * seconds here instead of minutes.
 */
@ExtendWith({ KeycloakExtension.class, ReplicasExtension.class })
abstract class SessionTest {

    static final String SESSION = "/api/v1/session";
    static final Duration LIFESPAN = Duration.ofSeconds(3);
    /** Generous: a token's life, its grace, and a slow machine. */
    static final Duration SOON = Duration.ofSeconds(60);

    Keycloak keycloak;
    Replicas replicas;

    @BeforeEach
    void shortenTokens(Keycloak keycloak, Replicas replicas) {
        this.keycloak = keycloak;
        this.replicas = replicas;
        keycloak.admin().setAccessTokenLifespan(LIFESPAN);
        keycloak.admin().setBackChannelLogout(replicas.site().resolve("/session/backchannel-logout"));
    }

    @AfterEach
    void restoreTokens() {
        keycloak.admin().setAccessTokenLifespan(Duration.ofMinutes(4));
        keycloak.admin().rotateRefreshTokens(true);
    }

    static String chat() {
        return """
                {"model": "demo-fast", "messages": [{"role": "user", "content": "Good morning"}]}""";
    }
}
