package dev.promptpassthrough.configuration;

import java.nio.file.Path;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Where the application begins: as it would without this class, but that a start that fails says so in a line for
 * operators. The framework's own account of it may be a stack trace, and may show the value that it could not read.
 */
@QuarkusMain
public final class Start {

    public static void main(String... arguments) {
        if (LaunchMode.current().isDevOrTest()) {
            // Developers are shown it in the browser too, and go on after they have mended it.
            Quarkus.run(arguments);
        } else {
            TemporaryFolder.refusal(Path.of(System.getProperty(TemporaryFolder.KEY))).ifPresent(Start::refuse);
            Quarkus.run(null, Start::end, arguments);
        }
    }

    private static void refuse(String why) {
        System.err.println(why);
        System.exit(1);
    }

    private static void end(int exitCode, Throwable failure) {
        if (failure != null) {
            StartFailure.line(failure).ifPresentOrElse(System.err::println, failure::printStackTrace);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }
}
