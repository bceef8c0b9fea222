package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;

/** Kustomize and Helm bring the same to a cluster: each overlay and the values of the same name. */
class KustomizeIT {

    private static final Path OVERLAYS = Path.of("deploy/overlays");
    private static final String NAME = "prompt-passthrough";

    @ParameterizedTest
    @ValueSource(strings = { "dev", "prod" })
    void shouldBringTheSameAsHelm(String example) {
        Rendering kustomize = new Rendering(Kubectl.kustomize(OVERLAYS.resolve(example)));
        String namespace = kustomize.one(Namespace.class).getMetadata().getName();
        Rendering helm = new Rendering(
                Chart.template(Chart.RELEASE, namespace, List.of(Chart.EXAMPLES.resolve(example + ".yaml"))));

        assertThat(comparable(kustomize)).isEqualTo(comparable(helm));
        assertThat(kustomize.configuration()).isEqualTo(helm.configuration());
    }

    @ParameterizedTest
    @ValueSource(strings = { "dev", "prod" })
    void shouldEnforceThePodSecurityStandardRestricted(String overlay) {
        Rendering rendering = new Rendering(Kubectl.kustomize(OVERLAYS.resolve(overlay)));

        assertThat(rendering.one(Namespace.class).getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void shouldRollThePodsWhenTheConfigurationChanges() {
        String name = new Rendering(Kubectl.kustomize(OVERLAYS.resolve("prod"))).one(ConfigMap.class).getMetadata().getName();

        assertThat(name).matches(NAME + "-[a-z0-9]{10}");
    }

    /** By kind and name, without what is one's or the other's way to roll the pods, and without Helm's own labels. */
    private static Map<String, JsonNode> comparable(Rendering rendering) {
        String configuration = rendering.one(ConfigMap.class).getMetadata().getName();
        Map<String, JsonNode> objects = new TreeMap<>();
        for (JsonNode document : Rendering.documents(rendering.text().replace(configuration, NAME))) {
            strip(document);
            objects.put(document.path("kind").asText() + " " + document.path("metadata").path("name").asText(), document);
        }
        objects.keySet().removeIf(key -> key.startsWith("Namespace "));
        // Compared as properties.
        objects.remove("ConfigMap " + NAME);
        return objects;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("helm.sh/chart", "app.kubernetes.io/managed-by", "checksum/config"));
            for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext();) {
                var field = fields.next();
                strip(field.getValue());
                if (field.getKey().equals("annotations") && field.getValue().isEmpty()) {
                    fields.remove();
                }
            }
        } else {
            node.forEach(KustomizeIT::strip);
        }
    }
}
