package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** The manifests are ones that Kubernetes takes, and keep the rules that the threat model states (1L). */
class ManifestsTest {

    private static final String NGINX = "nginx.ingress.kubernetes.io/";

    private final Deployment deployment = Manifests.read(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);

    @Test
    void shouldListEachManifest() {
        Map<?, ?> kustomization = Manifests.parse(Manifests.text("kustomization"), Map.class);

        assertThat(kustomization.get("resources")).asInstanceOf(list(String.class))
                .containsExactlyInAnyOrderElementsOf(Manifests.names());
    }

    /** Without it, a misspelt field would pass here and be dropped, or refused, by the cluster. */
    @Test
    void shouldNotTakeAFieldThatDoesNotExist() {
        String misspelt = Manifests.text("deployment").replace("readOnlyRootFilesystem", "readonlyRootFilesystem");

        assertThatThrownBy(() -> Manifests.parse(misspelt, Deployment.class)).hasMessageContaining("readonlyRootFilesystem");
    }

    @Test
    void shouldMeetThePodSecurityStandardRestricted() {
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getHostIPC()).isNull();
        assertThat(pod.getInitContainers()).isEmpty();
        assertThat(pod.getContainers()).hasSize(1);
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getPrivileged()).isNull();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getCapabilities().getAdd()).isEmpty();
        assertThat(container.getPorts()).allSatisfy(port -> assertThat(port.getHostPort()).isNull());
        assertThat(pod.getVolumes()).allMatch(
                volume -> volume.getConfigMap() != null || volume.getSecret() != null || volume.getEmptyDir() != null);
    }

    @Test
    void shouldWriteToNothingButTemporaryFiles() {
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getVolumeMounts().stream().filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly())))
                .singleElement().satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
    }

    @Test
    void shouldGetItsSecretsAsFilesThatOnlyItsGroupReads() {
        Volume secrets = pod.getVolumes().stream().filter(volume -> volume.getSecret() != null).findFirst().orElseThrow();

        assertThat(secrets.getSecret().getDefaultMode()).isEqualTo(0400);
        assertThat(pod.getSecurityContext().getFsGroup()).isEqualTo(10001);
        assertThat(container.getEnv()).singleElement().satisfies(variable -> {
            assertThat(variable.getName()).isEqualTo("QUARKUS_CONFIG_LOCATIONS");
            assertThat(variable.getValue()).startsWith(mountPath(secrets.getName()) + "/");
        });
        assertThat(container.getEnvFrom()).isEmpty();
    }

    @Test
    void shouldHoldNoTokenOfTheClusters() {
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(Manifests.read(ServiceAccount.class).getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getServiceAccountName()).isEqualTo(Manifests.read(ServiceAccount.class).getMetadata().getName());
        assertThat(pod.getEnableServiceLinks()).isFalse();
    }

    @Test
    void shouldStayUpThroughAnUpdateAndADrain() {
        assertThat(deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal()).isZero();
        HorizontalPodAutoscaler scaler = Manifests.read(HorizontalPodAutoscaler.class);
        assertThat(deployment.getSpec().getReplicas()).as("the autoscaler's to say").isNull();
        assertThat(scaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(scaler.getSpec().getScaleTargetRef().getName()).isEqualTo(deployment.getMetadata().getName());
        assertThat(Manifests.read(PodDisruptionBudget.class).getSpec().getMaxUnavailable().getIntVal())
                .isLessThan(scaler.getSpec().getMinReplicas());
        assertThat(pod.getTopologySpreadConstraints()).extracting("topologyKey")
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    }

    @ParameterizedTest
    @ValueSource(strings = { "dev", "prod" })
    void shouldBeGivenTheTimeThatItsShutdownTakes(String overlay) {
        Properties config = config(overlay);
        long preStop = container.getLifecycle().getPreStop().getSleep().getSeconds();
        Duration own = duration(config, "quarkus.shutdown.delay").plus(duration(config, "quarkus.shutdown.timeout"));

        assertThat(preStop).isPositive();
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(preStop + own.toSeconds() + 5);
    }

    @Test
    void shouldBeProbedOnTheManagementPort() {
        HTTPGetAction started = container.getStartupProbe().getHttpGet();
        HTTPGetAction ready = container.getReadinessProbe().getHttpGet();
        HTTPGetAction live = container.getLivenessProbe().getHttpGet();

        assertThat(List.of(started, ready, live)).allSatisfy(
                probe -> assertThat(probe.getPort().getStrVal()).isEqualTo("management"));
        assertThat(List.of(started.getPath(), ready.getPath(), live.getPath()))
                .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
        assertThat(container.getPorts()).extracting("name", "containerPort")
                .containsExactly(tuple("http", 8080),
                        tuple("management", 9000));
    }

    @Test
    void shouldBeGivenTheMemoryThatTheImagesFlagsAreFor() throws IOException {
        Quantity limit = container.getResources().getLimits().get("memory");

        assertThat(limit).isEqualTo(new Quantity("512Mi"));
        assertThat(container.getResources().getRequests()).containsEntry("memory", limit).containsKey("cpu");
        assertThat(Files.readString(Path.of("src/main/jib/app/jvm-flags"))).contains("512 MiB", "-Xmx256m");
    }

    @Test
    void shouldLeadThePublicToTheApplicationAlone() {
        Service service = Manifests.read(Service.class);

        assertThat(service.getSpec().getPorts()).singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
        assertThat(service.getSpec().getSelector())
                .isEqualTo(deployment.getSpec().getSelector().getMatchLabels())
                .isEqualTo(deployment.getSpec().getTemplate().getMetadata().getLabels());
    }

    @Test
    void shouldNeitherBufferNorCutAStreamInFront() {
        assertThat(Manifests.read(Ingress.class).getMetadata().getAnnotations())
                .containsEntry(NGINX + "proxy-buffering", "off")
                .containsEntry(NGINX + "proxy-request-buffering", "off")
                .containsEntry(NGINX + "proxy-http-version", "1.1")
                .containsEntry(NGINX + "proxy-body-size", "32m")
                .hasEntrySatisfying(NGINX + "proxy-read-timeout",
                        seconds -> assertThat(Integer.parseInt(seconds)).isGreaterThan(600));
    }

    @Test
    void shouldBeReachedByTheIngressAndBeMonitoredFromOneNamespaceOnly() {
        List<NetworkPolicyIngressRule> rules = Manifests.read(NetworkPolicy.class).getSpec().getIngress();

        assertThat(rules).allSatisfy(rule -> assertThat(rule.getFrom()).singleElement()
                .satisfies(from -> assertThat(from.getNamespaceSelector().getMatchLabels()).isNotEmpty()));
        assertThat(rules.stream().map(rule -> rule.getPorts().get(0).getPort().getStrVal() + " from "
                + rule.getFrom().get(0).getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name")))
                .containsExactly("http from ingress-nginx", "management from monitoring");
    }

    @Test
    void shouldReachNamesAndHttpsButNoMetadataService() {
        NetworkPolicy policy = Manifests.read(NetworkPolicy.class);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");

        List<NetworkPolicyEgressRule> rules = policy.getSpec().getEgress();

        assertThat(rules.stream().map(rule -> rule.getPorts().stream().map(port -> port.getPort().getIntVal()).distinct()
                .toList())).containsExactly(List.of(53), List.of(443));
        assertThat(rules.get(1).getTo().stream().map(to -> to.getIpBlock().getCidr() + " but " + to.getIpBlock().getExcept()))
                .containsExactly("0.0.0.0/0 but [169.254.169.254/32]", "::/0 but [fd00:ec2::254/128]");
    }

    private String mountPath(String volume) {
        return container.getVolumeMounts().stream().filter(mount -> mount.getName().equals(volume)).findFirst().orElseThrow()
                .getMountPath();
    }

    private static Duration duration(Properties config, String key) {
        return Duration.parse("PT" + config.getProperty(key));
    }

    static Properties config(String overlay) {
        Properties config = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("deploy/overlays", overlay, "application.properties"))) {
            config.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return config;
    }
}
