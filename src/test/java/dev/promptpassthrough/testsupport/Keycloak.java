package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real Keycloak with the realm of {@code keycloak/passthrough-realm.json}: client {@code prompt-passthrough}, and the
 * users alice (llm-user, llm-admin), bob (no role) and carol (llm-user, premium), whose passwords are their names.
 *
 * <p>
 * It runs on 127.0.0.1 and expects the application on {@code localhost}: two sites to a browser, as in production, so
 * that neither sees the other's cookies. Data is in memory; the first start in a fresh {@code target} also builds the
 * server (about 30 s on two cores), later ones take about 10 s.
 */
public final class Keycloak implements AutoCloseable {

    private static final Path OUTPUT = Path.of("target", "it");
    private static final String REALM = "passthrough";

    private final URI base;
    private final URI management;
    private final String clientSecret = Secrets.random();
    private final String adminPassword = Secrets.random();
    private final int applicationPort = FreePort.next();
    private final ServerProcess process;

    private Keycloak(Path home) {
        int port = FreePort.next();
        int managementPort = FreePort.next();
        this.base = URI.create("http://127.0.0.1:" + port);
        this.management = URI.create("http://127.0.0.1:" + managementPort);
        writeRealm(home);
        this.process = ServerProcess.start("keycloak", command(home, port, managementPort), OUTPUT.resolve("keycloak.log"));
        process.awaitReady(Duration.ofMinutes(4), () -> Http.isOk(management.resolve("/health/ready")));
    }

    /** Starts the distribution that {@code ./mvnw verify} unpacks. */
    static Keycloak start() {
        String home = System.getProperty("passthrough.test.keycloak");
        if (home == null || !Files.isDirectory(Path.of(home))) {
            throw new IllegalStateException("No Keycloak at -Dpassthrough.test.keycloak=" + home
                    + ": run ./mvnw verify once, and name the folder below target/keycloak when starting a test alone");
        }
        return new Keycloak(Path.of(home));
    }

    /** The issuer, for {@code quarkus.oidc.auth-server-url}. */
    public URI authServerUrl() {
        return base.resolve("/realms/" + REALM);
    }

    public String clientId() {
        return "prompt-passthrough";
    }

    public String clientSecret() {
        return clientSecret;
    }

    /** The port of the only application whose redirect addresses the realm knows from its start. */
    public int applicationPort() {
        return applicationPort;
    }

    /** A fresh access token for the application, as a command-line client would hold one. */
    public String accessToken(String user) {
        Map<String, String> form = Map.of("grant_type", "password", "client_id", "cli", "username", user, "password", user,
                "scope", "openid");
        return Http.postForm(tokenEndpoint(REALM), form).get("access_token").asText();
    }

    public KeycloakAdmin admin() {
        Map<String, String> form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password",
                adminPassword);
        return new KeycloakAdmin(base.resolve("/admin/realms/" + REALM),
                Http.postForm(tokenEndpoint("master"), form).get("access_token").asText());
    }

    public String log() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
    }

    private URI tokenEndpoint(String realm) {
        return base.resolve("/realms/" + realm + "/protocol/openid-connect/token");
    }

    private ProcessBuilder command(Path home, int port, int managementPort) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        // dev-mem and local caches: nothing survives the run, nothing looks for a cluster.
        var command = new ArrayList<>(List.of(home.resolve("bin").resolve(windows ? "kc.bat" : "kc.sh").toString(),
                "start-dev", "--import-realm", "--db=dev-mem", "--cache=local", "--health-enabled=true",
                "--http-host=127.0.0.1", "--http-port=" + port, "--http-management-port=" + managementPort,
                "--hostname=" + base));
        var builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("QUARKUS_"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        // A server that lives for minutes: a quarter off its first start, and 200 MB less.
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC");
        return builder;
    }

    private void writeRealm(Path home) {
        try (var template = Keycloak.class.getResourceAsStream("/keycloak/passthrough-realm.json")) {
            String realm = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@CLIENT_SECRET@", clientSecret).replace("@APPLICATION@", "http://localhost:" + applicationPort);
            Path folder = Files.createDirectories(home.resolve("data").resolve("import"));
            Files.writeString(folder.resolve("passthrough-realm.json"), realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
