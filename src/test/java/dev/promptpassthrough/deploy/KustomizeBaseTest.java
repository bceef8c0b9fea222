package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The base is what the chart says, to the letter; see {@link KustomizeBase} and docs/adr. */
class KustomizeBaseTest {

    private static final Path BASE = Path.of("deploy/base");
    private static final Path MONITORING = Path.of("deploy/components/monitoring");

    @Test
    void shouldHaveTheBaseThatTheChartMakes() throws IOException {
        publish(BASE, KustomizeBase.base());

        assertThat(files(BASE)).isEqualTo(KustomizeBase.base());
    }

    @Test
    void shouldHaveTheMonitoringThatTheChartMakes() throws IOException {
        publish(MONITORING, KustomizeBase.monitoring());

        assertThat(files(MONITORING)).isEqualTo(KustomizeBase.monitoring());
    }

    /** Nothing of one release must be left in what everybody starts from. */
    @Test
    void shouldHaveNothingOfHelmsInIt() {
        assertThat(KustomizeBase.base().values()).noneMatch(file -> file.contains(Chart.NAMESPACE))
                .noneMatch(file -> file.contains("helm.sh/")).noneMatch(file -> file.contains("checksum/"));
        assertThat(KustomizeBase.monitoring().values()).noneMatch(file -> file.contains(Chart.NAMESPACE));
    }

    private static void publish(Path folder, Map<String, String> files) throws IOException {
        if (Boolean.getBoolean("kustomize.publish")) {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path file : listed.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
