package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.FailedLaunch;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;

/**
 * A configuration with one thing wrong is refused at start, soon, in one line that says which key and what to do, and
 * never with a secret. The table is {@code bad-configurations.txt}; launches run two at a time.
 */
class BadConfigurationIT {

    /** Of processor time, so that it holds on a machine that does other things too. On an idle one it is the time as well. */
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** A hang ends here. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The framework's banner and log, which come before a refusal where the identity provider is away, as it is here. */
    private static final Pattern NO_REFUSAL = Pattern.compile("[-_/\\\\, |<]+|\\d{4}-.* (INFO|WARN) .*");
    private static final String SHORT_SECRET = "too-short-secret";
    private static final Map<String, CompletableFuture<FailedLaunch>> LAUNCHES = new LinkedHashMap<>();
    private static final ExecutorService TWO_AT_A_TIME = Executors.newFixedThreadPool(2);

    static List<String> lines() throws IOException {
        try (var in = BadConfigurationIT.class.getResourceAsStream("bad-configurations.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    @BeforeAll
    static void launchAll() throws IOException {
        lines().forEach(line -> LAUNCHES.put(line, CompletableFuture.supplyAsync(
                () -> changed(line.split(" => ")[0]).expectFailure(PATIENCE), TWO_AT_A_TIME)));
    }

    @AfterAll
    static void end() {
        TWO_AT_A_TIME.shutdownNow();
    }

    private static ApplicationLaunch sound() {
        // It is to end soon, not to run fast.
        return ApplicationLaunch.production(ScriptedIdentityProvider.away())
                .withJvmFlags("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    private static ApplicationLaunch changed(String changes) {
        ApplicationLaunch launch = sound();
        for (String change : changes.split(" & ")) {
            if (change.startsWith("-")) {
                launch.without(change.substring(1));
            } else if (change.startsWith("$")) {
                String[] variable = change.substring(1).split("=", 2);
                launch.withVariable(variable[0], variable[1]);
            } else {
                String[] setting = change.split("=", 2);
                launch.with(setting[0], setting[1]);
            }
        }
        return launch;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void shouldRefuseToStart(String line) {
        FailedLaunch launch = LAUNCHES.get(line).join();

        assertRefused(launch, line.split(" => ")[1].split(" ; "));
    }

    private static void assertRefused(FailedLaunch launch, String... parts) {
        assertThat(launch.exitCode()).isNotZero();
        assertThat(launch.output().lines().filter(line -> !line.isBlank() && !NO_REFUSAL.matcher(line).matches()))
                .as("one line that says it all in%n%s", launch.output()).singleElement(STRING).contains(parts);
        assertThat(launch.output()).doesNotContain(ScriptedIdentityProvider.CLIENT_SECRET, SHORT_SECRET);
        assertThat(launch.processorTime()).isPositive().isLessThan(LONGEST);
    }

    /** Without it, all of the above would hold of an application that never starts. */
    @Test
    void shouldStartWithNothingWrong() {
        try (var application = sound().start()) {
            assertThat(application.isRunning()).isTrue();
        }
    }

    @Test
    void shouldSayThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FailedLaunch launch = sound().onPort(taken.getLocalPort()).expectFailure(PATIENCE);

            assertRefused(launch, "quarkus.http.port: port " + taken.getLocalPort() + " cannot be had", "for example");
        }
    }

    @Test
    void shouldSayThatItCannotWriteItsTemporaryFiles() {
        FailedLaunch launch = sound().withJvmFlags("-Djava.io.tmpdir=/dev/null/nowhere").expectFailure(PATIENCE);

        assertThat(launch.output().lines()).as("one line and no other").singleElement(STRING)
                .isEqualTo("java.io.tmpdir is no folder for temporary files: /dev/null/nowhere cannot be written to;"
                        + " mount a writable one, for example -Djava.io.tmpdir=/tmp");
        assertThat(launch.exitCode()).isEqualTo(1);
    }
}
