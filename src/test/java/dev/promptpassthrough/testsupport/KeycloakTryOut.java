package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The Keycloak that docs/sign-in/keycloak.md has people try: started by the very script, on free ports. */
public final class KeycloakTryOut implements AutoCloseable {

    private static final Path SCRIPT = Path.of("docs", "sign-in", "keycloak", "start");

    private final URI base;
    private final int applicationPort = FreePort.next();
    private final ServerProcess process;

    private KeycloakTryOut() {
        int port = FreePort.next();
        this.base = URI.create("http://127.0.0.1:" + port);
        var builder = new ProcessBuilder(SCRIPT.toAbsolutePath().toString());
        builder.environment().putAll(Map.of("PORT", Integer.toString(port), "PASSTHROUGH_SITE",
                "http://localhost:" + applicationPort, "JAVA_HOME", System.getProperty("java.home"),
                // Beside the one of the other tests.
                "KC_HTTP_MANAGEMENT_PORT", Integer.toString(FreePort.next()), "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m",
                "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC"));
        this.process = ServerProcess.start("keycloak-try-out", builder, Path.of("target", "it", "keycloak-try-out.log"));
        process.awaitReady(Duration.ofMinutes(4), () -> Http.isOk(issuer()));
    }

    public static KeycloakTryOut start() {
        return new KeycloakTryOut();
    }

    public URI base() {
        return base;
    }

    public URI issuer() {
        return base.resolve("/realms/passthrough");
    }

    /** The port of the application that its realm knows. */
    public int applicationPort() {
        return applicationPort;
    }

    /** By the page's last command. */
    public String accessToken(String user) {
        return Http.postForm(URI.create(issuer() + "/protocol/openid-connect/token"), Map.of("grant_type", "password",
                "client_id", "cli", "username", user, "password", user, "scope", "openid")).get("access_token").asText();
    }

    @Override
    public void close() {
        process.close();
    }
}
