package dev.promptpassthrough.testsupport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider that answers with recorded streams of every family, chosen by the model's name: the one that the page is
 * developed and measured with. {@code src-ui/scripts/stand-in/replies.mjs} lists what it knows.
 */
public final class StandInProvider implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src-ui", "scripts", "stand-in", "provider.mjs").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile("listening on (\\d+)");
    private static final Duration START = Duration.ofSeconds(30);

    private final ServerProcess process;

    private StandInProvider(ServerProcess process) {
        this.process = process;
    }

    public static StandInProvider start() {
        var process = ServerProcess.start("stand-in", new ProcessBuilder("node", SCRIPT.toString()),
                Path.of("target", "it", "stand-in.log"));
        process.awaitReady(START, () -> LISTENING.matcher(process.output()).find());
        return new StandInProvider(process);
    }

    /** Adds it as the provider {@code slug}, which speaks {@code family}. */
    public ApplicationLaunch addTo(ApplicationLaunch launch, String slug, String family) {
        String key = "passthrough.providers." + slug + ".";
        return launch.with(key + "name", "Recorded " + slug).with(key + "family", family)
                .with(key + "base-url", "http://127.0.0.1:" + port() + "/").with(key + "default-path", "recorded")
                .with(key + "auth.scheme", "none").with(key + "allow-private-address", "true");
    }

    private int port() {
        Matcher said = LISTENING.matcher(process.output());
        if (!said.find()) {
            throw new IllegalStateException("the stand-in did not say its port: " + process.output());
        }
        return Integer.parseInt(said.group(1));
    }

    @Override
    public void close() {
        process.close();
    }
}
