package dev.promptpassthrough.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
        if (cause instanceof ConfigValidationException refused) {
            return Optional.of(ours(refused));
        }
        return cause instanceof ConfigurationException ? Optional.of(RefusedValue.line(cause.getMessage())) : Optional.empty();
    }

    /** The first; the others show once that is mended. A key of ours before those of the framework that are filled from it. */
    private static String ours(ConfigValidationException refused) {
        return IntStream.range(0, refused.getProblemCount())
                .mapToObj(i -> RefusedValue.line(refused.getProblem(i).getMessage()))
                .min(Comparator.comparing(line -> !line.startsWith(OwnKeys.PREFIX))).orElse("The configuration is refused");
    }
}
