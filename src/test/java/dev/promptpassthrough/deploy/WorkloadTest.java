package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** The pods keep the rules that the threat model states (1L), whatever the values say. */
class WorkloadTest {

    static Stream<Rendering> renderings() {
        return Stream.concat(ChartSettings.ALL.values().stream().map(Chart::render),
                Stream.of("dev", "prod").map(Chart::renderExample));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldMeetThePodSecurityStandardRestricted(Rendering rendering) {
        PodSpec pod = rendering.pod();
        Container container = rendering.container();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getSecurityContext().getSysctls()).isEmpty();
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
        assertThat(pod.getVolumes()).allMatch(volume -> volume.getConfigMap() != null || volume.getSecret() != null
                || volume.getProjected() != null || volume.getEmptyDir() != null);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldWriteToNothingButTemporaryFiles(Rendering rendering) {
        assertThat(rendering.container().getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(rendering.container().getVolumeMounts().stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly())))
                .singleElement().satisfies(mount -> assertThat(mount.getMountPath()).isEqualTo("/tmp"));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldGetItsSecretsAsFilesThatOnlyItsGroupReads(Rendering rendering) {
        ProjectedVolumeSource secrets = volume(rendering, "secrets").getProjected();

        assertThat(secrets.getDefaultMode()).isEqualTo(0400);
        assertThat(secrets.getSources()).allMatch(source -> source.getSecret() != null);
        assertThat(rendering.pod().getVolumes().stream().map(Volume::getSecret).filter(secret -> secret != null))
                .allSatisfy(secret -> assertThat(secret.getDefaultMode()).isEqualTo(0400));
        assertThat(rendering.pod().getSecurityContext().getFsGroup()).isEqualTo(10001);
        assertThat(rendering.container().getEnv().get(0)).satisfies(variable -> {
            assertThat(variable.getName()).isEqualTo("QUARKUS_CONFIG_LOCATIONS");
            assertThat(variable.getValue()).isEqualTo(mountPath(rendering, "secrets") + "/secrets.properties");
        });
        assertThat(rendering.container().getEnv()).allSatisfy(variable -> assertThat(variable.getValueFrom()).isNull());
        assertThat(rendering.container().getEnvFrom()).isEmpty();
    }

    /** Each file that the configuration names is one that the pod has. */
    @ParameterizedTest
    @MethodSource("renderings")
    void shouldMountEachProvidersSecretWhereTheConfigurationLooksForIt(Rendering rendering) {
        String path = mountPath(rendering, "secrets") + "/";
        List<String> items = volume(rendering, "secrets").getProjected().getSources().stream()
                .map(source -> source.getSecret().getItems()).flatMap(Collection::stream).map(item -> item.getPath()).toList();
        Properties configuration = rendering.configuration();

        assertThat(configuration.stringPropertyNames().stream().filter(key -> key.endsWith(".auth.secret-file"))
                .map(configuration::getProperty)).allSatisfy(file -> {
                    assertThat(file).startsWith(path);
                    String name = file.substring(path.length());
                    assertThat(items.contains(name) || !name.contains("/")).as("%s among %s", name, items).isTrue();
                });
    }

    @Test
    void shouldServeOnWithoutASecretThatOneProviderNeeds() {
        var sources = volume(Chart.render(ChartSettings.ALL.get("secret of another name")), "secrets").getProjected()
                .getSources();

        assertThat(sources).extracting(source -> source.getSecret().getName(), source -> source.getSecret().getOptional())
                .containsExactly(tuple("our-secrets", null), tuple("openai-key", true));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldHoldNoTokenOfTheClusters(Rendering rendering) {
        assertThat(rendering.pod().getAutomountServiceAccountToken()).isFalse();
        assertThat(rendering.pod().getEnableServiceLinks()).isFalse();
        assertThat(rendering.pod().getServiceAccountName()).isNotBlank();
        assertThat(rendering.all(ServiceAccount.class)).allSatisfy(account -> {
            assertThat(account.getAutomountServiceAccountToken()).isFalse();
            assertThat(account.getMetadata().getName()).isEqualTo(rendering.pod().getServiceAccountName());
        });
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldStayUpThroughAnUpdateAndADrain(Rendering rendering) {
        Deployment deployment = rendering.one(Deployment.class);
        var scalers = rendering.all(HorizontalPodAutoscaler.class);

        assertThat(deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal()).isZero();
        if (scalers.isEmpty()) {
            assertThat(deployment.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        } else {
            assertThat(deployment.getSpec().getReplicas()).as("the autoscaler's to say").isNull();
            assertThat(scalers.get(0).getSpec().getMinReplicas()).isGreaterThanOrEqualTo(2);
            assertThat(scalers.get(0).getSpec().getScaleTargetRef().getName()).isEqualTo(deployment.getMetadata().getName());
        }
        assertThat(rendering.one(PodDisruptionBudget.class).getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
        assertThat(rendering.one(PodDisruptionBudget.class).getSpec().getSelector())
                .isEqualTo(deployment.getSpec().getSelector());
        assertThat(rendering.pod().getTopologySpreadConstraints()).extracting("topologyKey")
                .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        assertThat(rendering.pod().getTopologySpreadConstraints()).extracting("labelSelector")
                .containsOnly(deployment.getSpec().getSelector());
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldBeGivenTheTimeThatItsShutdownTakes(Rendering rendering) {
        long preStop = rendering.container().getLifecycle().getPreStop().getSleep().getSeconds();
        Duration own = duration(rendering, "quarkus.shutdown.delay").plus(duration(rendering, "quarkus.shutdown.timeout"));

        assertThat(preStop).isPositive();
        assertThat(rendering.pod().getTerminationGracePeriodSeconds()).isEqualTo(preStop + own.toSeconds() + 5);
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldBeProbedOnTheManagementPort(Rendering rendering) {
        Container container = rendering.container();
        HTTPGetAction started = container.getStartupProbe().getHttpGet();
        HTTPGetAction ready = container.getReadinessProbe().getHttpGet();
        HTTPGetAction live = container.getLivenessProbe().getHttpGet();

        assertThat(List.of(started, ready, live)).allSatisfy(
                probe -> assertThat(probe.getPort().getStrVal()).isEqualTo("management"));
        assertThat(List.of(started.getPath(), ready.getPath(), live.getPath()))
                .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
        assertThat(container.getPorts()).extracting("name", "containerPort")
                .containsExactly(tuple("http", 8080), tuple("management", 9000));
    }

    @Test
    void shouldBeGivenTheMemoryThatTheImagesFlagsAreFor() throws IOException {
        var resources = Chart.render().container().getResources();
        Quantity limit = resources.getLimits().get("memory");

        assertThat(limit).isEqualTo(new Quantity("512Mi"));
        assertThat(resources.getRequests()).containsEntry("memory", limit).containsKey("cpu");
        assertThat(Files.readString(Path.of("src/main/jib/app/jvm-flags"))).contains("512 MiB");
    }

    @Test
    void shouldScaleByOpenStreamsWhereAsked() {
        var metrics = Chart.render(ChartSettings.ALL.get("monitoring")).one(HorizontalPodAutoscaler.class).getSpec()
                .getMetrics();

        assertThat(metrics).extracting("type").containsExactly("Resource", "Pods");
        assertThat(metrics.get(0).getResource().getName()).isEqualTo("cpu");
        assertThat(metrics.get(1).getPods().getTarget().getAverageValue()).as("60 % of 500").isEqualTo(new Quantity("300"));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void shouldLeadThePublicToTheApplicationAlone(Rendering rendering) {
        Service service = rendering.one(Service.class);
        Deployment deployment = rendering.one(Deployment.class);

        assertThat(service.getSpec().getPorts()).singleElement()
                .satisfies(port -> assertThat(port.getTargetPort().getStrVal()).isEqualTo("http"));
        assertThat(service.getSpec().getSelector())
                .isEqualTo(deployment.getSpec().getSelector().getMatchLabels())
                .isEqualTo(deployment.getSpec().getTemplate().getMetadata().getLabels());
    }

    private static Volume volume(Rendering rendering, String name) {
        return rendering.pod().getVolumes().stream().filter(volume -> volume.getName().equals(name)).findFirst().orElseThrow();
    }

    private static String mountPath(Rendering rendering, String volume) {
        return rendering.container().getVolumeMounts().stream().filter(mount -> mount.getName().equals(volume)).findFirst()
                .orElseThrow().getMountPath();
    }

    private static Duration duration(Rendering rendering, String key) {
        return Duration.parse("PT" + rendering.configuration().getProperty(key));
    }
}
