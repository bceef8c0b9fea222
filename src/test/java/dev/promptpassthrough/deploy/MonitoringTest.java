package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/** What watches the application asks for numbers that it tells, and says what to do. */
class MonitoringTest {

    private static final Path OPERATIONS = Path.of("docs/operations.md");
    /** A name in a query that is no function and no keyword: before a selector, a bracket, or at the end. */
    private static final Pattern METRIC = Pattern
            .compile("\\b(?:passthrough|gen_ai|jvm|process|system|kube|http|up)(?:_[a-z0-9_]+)?\\b(?=[{\\[)\\s,]|$)");
    /** Of the JVM's, which the framework has, of Prometheus' own and of the cluster's. */
    private static final Set<String> OTHERS = Set.of("up", "kube_deployment_status_replicas_unavailable",
            "jvm_memory_used_bytes",
            "process_cpu_usage");

    private final Rendering rendering = Chart.render(ChartSettings.ALL.get("monitoring"));

    @Test
    void shouldBeOffWhereThereIsNoOperatorForIt() {
        assertThat(Chart.render().all(ServiceMonitor.class)).isEmpty();
        assertThat(Chart.render().all(PrometheusRule.class)).isEmpty();
        assertThat(Chart.render().all(Service.class)).hasSize(1);
    }

    @Test
    void shouldScrapeTheManagementPortOfEachReplicaOnce() {
        ServiceMonitor monitor = rendering.one(ServiceMonitor.class);
        var selector = monitor.getSpec().getSelector().getMatchLabels().entrySet();

        List<Service> selected = rendering.all(Service.class).stream()
                .filter(service -> service.getMetadata().getLabels().entrySet().containsAll(selector)).toList();

        assertThat(selected).singleElement().satisfies(service -> {
            assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
            assertThat(service.getSpec().getPorts()).singleElement().satisfies(port -> {
                assertThat(port.getName()).isEqualTo(monitor.getSpec().getEndpoints().get(0).getPort());
                assertThat(port.getTargetPort().getStrVal()).isEqualTo("management");
            });
        });
        assertThat(monitor.getSpec().getEndpoints()).singleElement()
                .satisfies(endpoint -> assertThat(endpoint.getPath()).isEqualTo("/q/metrics"));
        assertThat(rendering.one(NetworkPolicy.class).getSpec().getIngress().get(1).getPorts().get(0).getPort().getStrVal())
                .isEqualTo("management");
        assertThat(monitor.getMetadata().getLabels()).as("what Prometheus selects by").containsEntry("release", "prometheus");
        assertThat(rendering.one(PrometheusRule.class).getMetadata().getLabels()).containsEntry("release", "prometheus");
    }

    @Test
    void shouldExplainEachAlertToOperatorsAndNoOther() throws IOException {
        Set<String> documented = Pattern
                .compile("(?m)^\\| `(PromptPassthrough\\w+)` \\| (\\w+) \\| [^|]{20,} \\| [^|]{20,} \\|$")
                .matcher(Files.readString(OPERATIONS)).results().map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toSet());

        assertThat(alerts().map(alert -> alert.getAlert() + " " + alert.getLabels().get("severity")))
                .containsExactlyInAnyOrderElementsOf(documented);
        assertThat(alerts()).allSatisfy(alert -> assertThat(alert.getAnnotations().get("summary")).isNotBlank());
    }

    /** A replica of another release is another's. */
    @Test
    void shouldNameTheReleaseWhereAnAlertGoesByItsNames() {
        Rendering other = Chart.renderAs("other", "monitoring: {enabled: true}");

        assertThat(other.one(PrometheusRule.class).toString())
                .contains("job=\\\"other-prompt-passthrough-management\\\"".replace("\\", ""))
                .doesNotContain("%");
    }

    @Test
    void shouldAskForNumbersThatAreTold() throws IOException {
        Set<String> told = told();
        List<String> queries = new ArrayList<>(dashboardQueries());
        alerts().map(alert -> alert.getExpr().getStrVal()).forEach(queries::add);
        rendering.one(HorizontalPodAutoscaler.class).getSpec().getMetrics().stream().map(MetricSpec::getPods)
                .filter(pods -> pods != null).forEach(pods -> queries.add(pods.getMetric().getName()));

        assertThat(queries).hasSizeGreaterThan(30).allSatisfy(query -> {
            Set<String> asked = METRIC.matcher(query.replaceAll("by \\([^)]*\\)", "")).results().map(MatchResult::group)
                    .collect(Collectors.toSet());
            assertThat(asked).as(query).isNotEmpty().isSubsetOf(told);
        });
    }

    @Test
    void shouldBeADashboardThatGrafanaTakes() throws IOException {
        JsonNode dashboard = dashboard();
        Set<Integer> ids = new HashSet<>();

        assertThat(dashboard.path("uid").asText()).isEqualTo("prompt-passthrough");
        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(ids.add(panel.path("id").asInt())).as("a number of its own").isTrue();
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("gridPos").path("x").asInt() + panel.path("gridPos").path("w").asInt())
                    .isLessThanOrEqualTo(24);
        });
        Set<String> variables = new HashSet<>(dashboard.path("templating").path("list").findValuesAsText("name"));
        variables.add("__rate_interval");
        assertThat(dashboardQueries()).allSatisfy(query -> assertThat(
                Pattern.compile("\\$(\\w+)").matcher(query).results().map(used -> used.group(1)).toList())
                .isSubsetOf(variables));
        assertThat(rendering.all(ConfigMap.class).stream().filter(map -> map.getMetadata().getName().endsWith("-dashboard")))
                .singleElement()
                .satisfies(map -> assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1"));
    }

    private Stream<Rule> alerts() {
        return rendering.one(PrometheusRule.class).getSpec().getGroups().stream().flatMap(group -> group.getRules().stream());
    }

    private JsonNode dashboard() throws IOException {
        ConfigMap map = rendering.all(ConfigMap.class).stream()
                .filter(candidate -> candidate.getMetadata().getName().endsWith("-dashboard")).findFirst().orElseThrow();
        return new ObjectMapper().readTree(map.getData().get("prompt-passthrough.json"));
    }

    private List<String> dashboardQueries() throws IOException {
        JsonNode dashboard = dashboard();
        return Stream.concat(dashboard.path("panels").findValuesAsText("expr").stream(),
                dashboard.path("templating").path("list").findValuesAsText("query").stream()
                        .filter(query -> query.contains("(")))
                .toList();
    }

    /** What the operators' page says that the application tells, which its own test holds against what it does tell. */
    private static Set<String> told() throws IOException {
        Set<String> told = new HashSet<>(OTHERS);
        Pattern.compile("(?m)^\\| `([a-z][a-z0-9_]+)` \\| (\\w+) \\|").matcher(Files.readString(OPERATIONS)).results()
                .forEach(row -> {
                    String name = row.group(1);
                    told.add(name);
                    Stream.of("_bucket", "_sum", "_count").map(name::concat).forEach(told::add);
                });
        return told;
    }
}
