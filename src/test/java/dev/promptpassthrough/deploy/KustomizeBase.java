package dev.promptpassthrough.deploy;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Kustomize starts from, made of the chart: one file for each of its templates, without what is Helm's own, and
 * without the configuration, which an overlay brings.
 */
final class KustomizeBase {

    private static final Pattern DOCUMENT = Pattern
            .compile("(?sm)^# Source: \\S+/templates/(\\S+)\\.yaml\\R(.*?)(?=^---$|\\z)");
    private static final String INTRODUCTION = """
            # Made of deploy/helm/prompt-passthrough, never by hand:
            # ./mvnw test -Dtest=KustomizeBaseTest -Dkustomize.publish=true -DskipUi
            """;

    private KustomizeBase() {
    }

    /** The files of {@code deploy/base}, by name. */
    static Map<String, String> base() {
        Map<String, String> files = manifests("{}");
        files.remove("configmap.yaml");
        files.put("kustomization.yaml", kustomization("kustomize.config.k8s.io/v1beta1", "Kustomization", files));
        return files;
    }

    /** Those of {@code deploy/components/monitoring}: what the chart adds where that is on. */
    static Map<String, String> monitoring() {
        Map<String, String> files = manifests("monitoring: {enabled: true}");
        files.keySet().removeAll(manifests("{}").keySet());
        files.put("kustomization.yaml", kustomization("kustomize.config.k8s.io/v1alpha1", "Component", files));
        return files;
    }

    private static Map<String, String> manifests(String values) {
        return DOCUMENT.matcher(Chart.render(values).text()).results()
                .collect(Collectors.toMap(document -> document.group(1) + ".yaml",
                        KustomizeBase::manifest, (one, other) -> one + "---\n" + withoutIntroduction(other), TreeMap::new));
    }

    private static String manifest(MatchResult document) {
        return INTRODUCTION + document.group(2).strip()
                .replace("\n  namespace: " + Chart.NAMESPACE, "")
                .replaceAll("\n +(app.kubernetes.io/managed-by|helm.sh/chart): .*", "")
                // The generated ConfigMap's name changes with what is in it.
                .replaceAll("\n +annotations:\n +checksum/config: .*", "")
                + "\n";
    }

    private static String withoutIntroduction(String manifest) {
        return manifest.substring(INTRODUCTION.length());
    }

    private static String kustomization(String apiVersion, String kind, Map<String, String> files) {
        return INTRODUCTION + "apiVersion: " + apiVersion + "\nkind: " + kind + "\nresources:\n"
                + files.keySet().stream().map(file -> "  - " + file + "\n").collect(Collectors.joining());
    }
}
