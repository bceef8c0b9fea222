package dev.promptpassthrough.deploy;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets of values that the rules of the manifests are held against, by what they are about. */
final class ChartSettings {

    static final Map<String, String> ALL = new TreeMap<>(Map.of(
            "defaults", "{}",
            "gateway", """
                    ingress: {enabled: false}
                    gateway: {enabled: true, parentRefs: [{name: public, namespace: gateways, sectionName: https}]}
                    networkPolicy:
                      callers: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: gateways}}}]
                    """,
            "no way in", "ingress: {enabled: false}",
            "fixed replicas", "{autoscaling: {enabled: false}, replicas: 3}",
            "monitoring", "{monitoring: {enabled: true, labels: {release: prometheus}}, "
                    + "autoscaling: {streams: {enabled: true}}, maxStreams: 500}",
            "secret of another name", """
                    secretName: our-secrets
                    serviceAccount: {name: ours}
                    providers: {openai: {secret: {name: openai-key, key: api-key}}}
                    """,
            "many providers", manyProviders(),
            "the pod",
            """
                    image: {digest: 'sha256:%s', pullSecrets: [registry]}
                    podAnnotations: {a: b}
                    nodeSelector: {pool: gateways}
                    tolerations: [{key: gateways, operator: Exists}]
                    priorityClassName: high
                    env: {JAVA_TOOL_OPTIONS: -Dhttps.proxyHost=proxy, LIMIT: 33554432}
                    extraFiles: [{mountPath: /run/config/authority, configMap: our-authority}, {mountPath: /run/more, secret: more}]
                    shutdown: {preStopSeconds: 10, delaySeconds: 20, timeoutSeconds: 300}
                    """
                    .formatted("0".repeat(64))));

    private ChartSettings() {
    }

    static String manyProviders() {
        return "providers:\n" + IntStream.range(0, 200)
                .mapToObj(
                        "  p%1$d: {name: Provider %1$d, base-url: 'https://p%1$d.example/v1/', secret: {key: p%1$d}}\n"::formatted)
                .collect(Collectors.joining());
    }
}
