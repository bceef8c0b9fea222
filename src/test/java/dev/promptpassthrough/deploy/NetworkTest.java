package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;

/** The ways in and out: what stands in front lets streams be, and a pod reaches what it needs and no more (1L). */
class NetworkTest {

    private static final String NGINX = "nginx.ingress.kubernetes.io/";

    @Test
    void shouldNeitherBufferNorCutAStreamInFront() {
        Rendering rendering = Chart.render("{host: chat.example.net, maxRequestBody: 64M}");
        Ingress ingress = rendering.one(Ingress.class);

        assertThat(ingress.getMetadata().getAnnotations())
                .containsEntry(NGINX + "proxy-buffering", "off")
                .containsEntry(NGINX + "proxy-request-buffering", "off")
                .containsEntry(NGINX + "proxy-http-version", "1.1")
                .containsEntry(NGINX + "proxy-body-size", "64m")
                .hasEntrySatisfying(NGINX + "proxy-read-timeout",
                        seconds -> assertThat(Integer.parseInt(seconds)).isGreaterThan(600))
                // Snippets could say anything to nginx, and most clusters forbid them.
                .allSatisfy((key, value) -> assertThat(key).doesNotContain("snippet"));
        assertThat(rendering.configuration()).containsEntry("passthrough.limits.max-request-body", "64M")
                .containsEntry("passthrough.site.base-url", "https://chat.example.net");
        assertThat(ingress.getSpec().getRules()).extracting("host").containsExactly("chat.example.net");
        assertThat(ingress.getSpec().getTls().get(0).getHosts()).containsExactly("chat.example.net");
        assertThat(ingress.getSpec().getRules().get(0).getHttp().getPaths()).singleElement()
                .extracting(path -> path.getBackend().getService().getName())
                .isEqualTo(rendering.one(Service.class).getMetadata().getName());
    }

    @Test
    void shouldTakeAnnotationsOfYours() {
        assertThat(
                Chart.render("ingress: {annotations: {cert-manager.io/cluster-issuer: ours}}").one(Ingress.class).getMetadata()
                        .getAnnotations())
                .containsEntry("cert-manager.io/cluster-issuer", "ours")
                .containsEntry(NGINX + "proxy-buffering", "off");
    }

    @Test
    void shouldSetNoTimeLimitInAGateway() {
        Rendering rendering = Chart.render(ChartSettings.ALL.get("gateway"));
        HTTPRoute route = rendering.one(HTTPRoute.class);
        HTTPRouteRule rule = route.getSpec().getRules().get(0);

        assertThat(route.getSpec().getParentRefs()).extracting("name", "namespace", "sectionName")
                .containsExactly(tuple("public", "gateways", "https"));
        assertThat(rule.getTimeouts().getRequest()).isEqualTo("0s");
        assertThat(rule.getTimeouts().getBackendRequest()).isEqualTo("0s");
        assertThat(rule.getBackendRefs()).extracting("name", "port")
                .containsExactly(tuple(rendering.one(Service.class).getMetadata().getName(), 80));
        assertThat(rendering.all(Ingress.class)).isEmpty();
    }

    @Test
    void shouldHaveNoWayInWhereNoneIsAskedFor() {
        Rendering rendering = Chart.render(ChartSettings.ALL.get("no way in"));

        assertThat(rendering.all(Ingress.class)).isEmpty();
        assertThat(rendering.all(HTTPRoute.class)).isEmpty();
    }

    @Test
    void shouldBeReachedByTheIngressAndBeMonitoredFromOneNamespaceOnly() {
        Rendering rendering = Chart.render();
        NetworkPolicy policy = rendering.one(NetworkPolicy.class);
        List<NetworkPolicyIngressRule> rules = policy.getSpec().getIngress();

        assertThat(policy.getSpec().getPodSelector()).isEqualTo(rendering.one(Deployment.class).getSpec().getSelector());
        assertThat(rules).allSatisfy(rule -> assertThat(rule.getFrom()).singleElement()
                .satisfies(from -> assertThat(from.getNamespaceSelector().getMatchLabels()).isNotEmpty()));
        assertThat(rules.stream().map(rule -> rule.getPorts().get(0).getPort().getStrVal() + " from "
                + rule.getFrom().get(0).getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name")))
                .containsExactly("http from ingress-nginx", "management from monitoring");
    }

    @Test
    void shouldReachNamesAndHttpsButNoMetadataService() {
        NetworkPolicy policy = Chart.render().one(NetworkPolicy.class);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");

        List<NetworkPolicyEgressRule> rules = policy.getSpec().getEgress();

        assertThat(rules.stream().map(rule -> rule.getPorts().stream().map(port -> port.getPort().getIntVal()).distinct()
                .toList())).containsExactly(List.of(53), List.of(443));
        assertThat(rules.get(1).getTo().stream().map(to -> to.getIpBlock().getCidr() + " but " + to.getIpBlock().getExcept()))
                .containsExactly("0.0.0.0/0 but [169.254.0.0/16, 168.63.129.16/32, 100.100.100.200/32]",
                        "::/0 but [fe80::/10, fd00:ec2::/32]");
    }

    @Test
    void shouldReachWhatElseYouName() {
        Map<String, String> values = Map.of("ports", "networkPolicy: {ports: [443, 8443]}", "rule", """
                networkPolicy:
                  extraEgress:
                    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: keycloak}}}]
                      ports: [{protocol: TCP, port: 8080}]
                """);

        assertThat(Chart.render(values.get("ports")).one(NetworkPolicy.class).getSpec().getEgress().get(1).getPorts())
                .extracting(port -> port.getPort().getIntVal()).containsExactly(443, 8443);
        assertThat(Chart.render(values.get("rule")).one(NetworkPolicy.class).getSpec().getEgress()).hasSize(3);
    }
}
