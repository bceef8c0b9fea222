package dev.promptpassthrough.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.TemplateCommand;

/** The chart, rendered by Helm itself. */
final class Chart {

    static final Path SOURCE = Path.of("deploy/helm/prompt-passthrough");
    /** Beside the chart, what the overlays of Kustomize say too. */
    static final Path EXAMPLES = Path.of("deploy/helm/values");
    static final String RELEASE = "prompt-passthrough";
    static final String NAMESPACE = "any-namespace";

    private static final Path COPY = copy();

    private Chart() {
    }

    /** What Helm would apply with these values, each a YAML document. */
    static Rendering render(String... values) {
        return renderAs(RELEASE, values);
    }

    static Rendering renderAs(String release, String... values) {
        return new Rendering(template(release, NAMESPACE, Arrays.stream(values).map(Chart::file).toList()));
    }

    static Rendering renderExample(String name) {
        return new Rendering(template(RELEASE, NAMESPACE, List.of(EXAMPLES.resolve(name + ".yaml"))));
    }

    /** @throws IllegalStateException with what Helm says of values that it refuses */
    static String template(String release, String namespace, List<Path> valuesFiles) {
        TemplateCommand command = new Helm(COPY).template().withName(release).withNamespace(namespace);
        valuesFiles.forEach(command::withValuesFile);
        return command.call();
    }

    /** What Helm tells whoever has installed it. */
    static String notes(String... values) {
        InstallCommand command = new Helm(COPY).install().withName(RELEASE).withNamespace(NAMESPACE).clientOnly().dryRun()
                .withDryRunOption(DryRun.CLIENT);
        Arrays.stream(values).map(Chart::file).forEach(command::withValuesFile);
        return command.call().getOutput().split("NOTES:", 2)[1];
    }

    private static Path file(String values) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library believes to face Kubernetes 1.20, whatever one says, and would refuse the chart for that alone. */
    private static Path copy() {
        Path copy = Path.of("target", "chart", SOURCE.getFileName().toString());
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replaceAll("(?m)^kubeVersion:.*\\R", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }
}
