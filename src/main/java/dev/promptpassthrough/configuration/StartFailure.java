package dev.promptpassthrough.configuration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;

/** Why the application could not start, in one line that names the key, what is wrong and an example, but no value. */
final class StartFailure {

    private StartFailure() {
    }

    /** @return empty where it is nothing that a configuration could mend */
    static Optional<String> line(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
        return causes.stream().map(StartFailure::configured).flatMap(Optional::stream).findFirst()
                .or(() -> causes.stream().map(MachineFailure::line).flatMap(Optional::stream).findFirst());
    }

    private static Optional<String> configured(Throwable cause) {
        return cause instanceof ConfigurationException || cause instanceof ConfigValidationException
                ? Optional.of(RefusedValue.line((RuntimeException) cause))
                : Optional.empty();
    }
}
