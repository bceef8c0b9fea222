package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.marcnuri.helm.Helm;

import io.fabric8.kubernetes.api.model.apps.Deployment;

/** What docs/operations.md has one type and copy, as far as it needs no cluster. */
class OperationsGuideIT {

    private static final Path GUIDE = Path.of("docs/operations.md");

    static List<String> helmCommands() throws IOException {
        return commands("helm (?:template|upgrade --install) .+");
    }

    static List<String> lintCommands() throws IOException {
        return commands("helm lint .+");
    }

    static List<String> kustomizations() throws IOException {
        return commands("kubectl (?:kustomize|apply -k) .+");
    }

    /** Those of the chart's values; others are for other programs. */
    static List<String> values() throws IOException {
        return blocks("yaml").filter(block -> block.matches("(?s)(providers|ingress):.*")).toList();
    }

    @Test
    void shouldFindTheCommandsAndTheValues() throws IOException {
        assertThat(helmCommands()).hasSize(2);
        assertThat(lintCommands()).hasSize(1);
        assertThat(kustomizations()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(values()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("helmCommands")
    void shouldInstallByHelmAsWritten(String command) {
        var words = new ArrayDeque<>(List.of(command.replaceFirst("helm (template|upgrade --install) ", "").split(" +")));
        String release = words.pop();
        assertThat(words.pop()).isEqualTo(Chart.SOURCE.toString());
        List<Path> files = new ArrayList<>();
        String namespace = "";
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "-n" -> namespace = words.pop();
                case "-f" -> files.add(Path.of(words.pop()));
                case "--wait" -> {
                    // For the cluster.
                }
                default -> throw new AssertionError("a flag that this test does not know: " + command);
            }
        }

        Rendering rendering = new Rendering(Chart.template(release, namespace, files));

        assertThat(rendering.one(Deployment.class).getMetadata().getNamespace()).isEqualTo("prompt-passthrough");
    }

    @ParameterizedTest
    @MethodSource("lintCommands")
    void shouldLintAsWritten(String command) {
        assertThat(command).startsWith("helm lint " + Chart.SOURCE + " -f ");
        assertThat(Path.of(command.split(" -f ")[1])).exists();
        assertThat(new Helm(Chart.SOURCE).lint().call().isFailed()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void shouldInstallByKustomizeAsWritten(String command) {
        String[] words = command.split(" ");

        assertThat(new Rendering(Kubectl.kustomize(Path.of(words[words.length - 1]))).all(Deployment.class)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldTakeTheValuesAsWritten(String values) {
        assertThat(Chart.render(values).all(Deployment.class)).hasSize(1);
    }

    private static List<String> commands(String pattern) throws IOException {
        Pattern command = Pattern.compile("(?m)^" + pattern + "$");
        return blocks("sh").map(block -> block.replace("\\\n", "")).flatMap(block -> command.matcher(block).results())
                .map(found -> found.group()).toList();
    }

    private static Stream<String> blocks(String language) throws IOException {
        return Pattern.compile("(?sm)^```" + language + "\\n(.*?)^```").matcher(Files.readString(GUIDE)).results()
                .map(block -> block.group(1));
    }
}
