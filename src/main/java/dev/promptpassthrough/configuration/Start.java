package dev.promptpassthrough.configuration;

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
            Quarkus.run(null, Start::end, arguments);
        }
    }

    private static void end(int exitCode, Throwable failure) {
        if (failure != null) {
            StartFailure.line(failure).ifPresentOrElse(System.err::println, failure::printStackTrace);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }
}
