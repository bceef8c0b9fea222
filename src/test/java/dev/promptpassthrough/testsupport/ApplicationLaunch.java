package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How the packaged application is to be started: configuration, environment, JVM flags.
 *
 * <p>
 * Configuration goes into {@code config/application.properties} of a working directory of its own, as an operator would
 * mount it: secrets never stand on a command line. Nothing of this machine's environment reaches the application but
 * what a process needs to run, so that an {@code OPENAI_API_KEY} of the developer changes no test.
 */
public final class ApplicationLaunch {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path OUTPUT = Path.of("target", "it");
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR", "TEMP", "TMP", "SystemRoot",
            "USERPROFILE");
    /** How often the processor time of a launch is read. */
    private static final Duration SAMPLE = Duration.ofMillis(100);
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Map<String, String> config = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> jvmFlags = new ArrayList<>(List.of("-Xmx512m"));
    private final Path directory = OUTPUT.resolve("application-" + STARTED.incrementAndGet());
    private List<String> command;
    private Path folder;

    private ApplicationLaunch() {
    }

    /** Nothing but the addresses: free loopback ports. */
    public static ApplicationLaunch bare() {
        return new ApplicationLaunch().with("quarkus.http.host", "127.0.0.1").onPort(FreePort.next())
                .with("quarkus.management.host", "127.0.0.1")
                .with("quarkus.management.port", Integer.toString(FreePort.next()))
                // Most tests end with nobody there to be waited for.
                .with("quarkus.shutdown.delay", "0s").with("quarkus.shutdown.timeout", "5s");
    }

    /** All that production requires, with {@code keycloak} as the identity provider, on the port that it expects. */
    public static ApplicationLaunch production(Keycloak keycloak) {
        return production(keycloak.authServerUrl().toString(), keycloak.clientSecret()).onPort(keycloak.applicationPort())
                .with("quarkus.oidc.client-id", keycloak.clientId());
    }

    /** All that production requires, with an identity provider that does as a test tells it. */
    public static ApplicationLaunch production(ScriptedIdentityProvider identityProvider) {
        return production(identityProvider.issuer(), ScriptedIdentityProvider.CLIENT_SECRET);
    }

    private static ApplicationLaunch production(String issuer, String clientSecret) {
        return bare().with("quarkus.oidc.auth-server-url", issuer)
                .with("quarkus.oidc.credentials.secret", clientSecret)
                .with("quarkus.oidc.token-state-manager.encryption-secret", Secrets.random())
                .with("quarkus.oidc.authentication.state-secret", Secrets.random())
                .with("passthrough.session.csrf-secret", Secrets.random());
    }

    public ApplicationLaunch with(String key, String value) {
        config.put(key, value);
        return this;
    }

    public ApplicationLaunch with(Map<String, String> more) {
        config.putAll(more);
        return this;
    }

    public ApplicationLaunch without(String key) {
        config.remove(key);
        return this;
    }

    public ApplicationLaunch onPort(int port) {
        return with("quarkus.http.port", Integer.toString(port));
    }

    /** An environment variable of the application. */
    public ApplicationLaunch withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ApplicationLaunch withJvmFlags(String... flags) {
        jvmFlags.addAll(List.of(flags));
        return this;
    }

    /** The file that holds its configuration, once it is started. */
    public Path configuration() {
        return directory.resolve("config").resolve("application.properties").toAbsolutePath();
    }

    /** Starts it by this command in this folder, as its image does, and names the configuration in the environment. */
    public ApplicationLaunch as(List<String> command, Path folder) {
        this.command = command;
        this.folder = folder;
        return this;
    }

    /** Starts it and waits until it listens; an exit before that is an error that shows its output. */
    public PackagedApplication start() {
        return PackagedApplication.started(run(), port("quarkus.http.port"), port("quarkus.management.port"));
    }

    /** Starts it and waits for it to give up; to be still running after {@code atMost} is an error. */
    public FailedLaunch expectFailure(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Duration used = Duration.ZERO;
        try (ServerProcess process = run()) {
            while (!process.awaitExit(SAMPLE)) {
                used = process.processorTime().compareTo(used) > 0 ? process.processorTime() : used;
                if (System.nanoTime() > end) {
                    throw new AssertionError("still running after " + atMost + ":\n" + process.output());
                }
            }
            return new FailedLaunch(process.exitCode(), process.output(), used);
        }
    }

    private ServerProcess run() {
        String name = directory.getFileName().toString();
        writeConfig();
        var builder = new ProcessBuilder(command == null ? packaged() : command)
                .directory((folder == null ? directory : folder).toFile());
        builder.environment().keySet().retainAll(INHERITED);
        if (folder != null) {
            builder.environment().put("QUARKUS_CONFIG_LOCATIONS", configuration().toString());
        }
        builder.environment().putAll(environment);
        return ServerProcess.start(name, builder, OUTPUT.resolve(name + ".log"));
    }

    private List<String> packaged() {
        if (!Files.isRegularFile(JAR)) {
            throw new IllegalStateException("No packaged application at " + JAR + ": run ./mvnw verify");
        }
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(jvmFlags);
        words.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        return words;
    }

    private void writeConfig() {
        var properties = new Properties();
        properties.putAll(config);
        Path file = configuration();
        try {
            Files.createDirectories(file.getParent());
            try (var out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int port(String key) {
        return Integer.parseInt(config.get(key));
    }
}
