package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;

/** What the chart makes of its values, and which it refuses. */
class ChartTest {

    @Test
    void shouldPassHelmsOwnLint() {
        LintResult lint = new Helm(Chart.SOURCE).lint().strict().call();

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(lint.getMessages()).allMatch(message -> message.startsWith("[INFO]"));
    }

    @Test
    void shouldHaveTheApplicationsVersion() throws IOException {
        String version = Files.readString(Path.of("pom.xml")).split("</?version>")[1].replace("-SNAPSHOT", "");

        String chart = Files.readString(Chart.SOURCE.resolve("Chart.yaml"));

        assertThat(chart).contains("\nversion: " + version + "\n", "\nappVersion: " + version + "\n");
        assertThat(Chart.render().container().getImage()).endsWith(":" + version);
        assertThat(chart).as("the sleep before a pod's end").contains("kubeVersion: \">=1.30.0-0\"");
    }

    /** Without it, a misspelt field would pass here and be dropped, or refused, by the cluster. */
    @Test
    void shouldNotPassWithAFieldThatDoesNotExist() {
        String misspelt = Chart.render().text().replace("readOnlyRootFilesystem", "readonlyRootFilesystem");

        assertThatThrownBy(() -> new Rendering(misspelt)).hasMessageContaining("readonlyRootFilesystem");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host: https://llm.example.org                       | host
            host: llm.example.org/path                          | host
            host: "a\\nb"                                       | host
            host: ''                                            | host
            hots: llm.example.org                               | hots
            image: {repository: 'a b'}                          | repository
            image: {digest: latest}                             | digest
            identityProvider: {url: http://id.example.org}      | url
            identityProvider: {clientId: null}                  | clientId
            maxRequestBody: 32m                                 | maxRequestBody
            maxStreams: 0                                       | maxStreams
            maxStreams: many                                    | maxStreams
            replicas: 0                                         | replicas
            shutdown: {timeoutSeconds: -1}                      | timeoutSeconds
            resources: {limits: {memory: null}}                 | memory
            trustedProxies: [everyone]                          | trustedProxies
            providers: {Bad_Slug: {}}                           | Bad_Slug
            providers: {acme: {secret: sk-123}}                 | secret
            providers: {acme: {secret: {name: acme}}}           | key
            networkPolicy: {callers: []}                        | callers
            networkPolicy: {monitoring: []}                     | monitoring
            networkPolicy: {denied: {ipv4: [10.0.0.0/8]}}       | ipv4
            extraFiles: [{mountPath: /a, hostPath: /}]          | hostPath
            extraFiles: [{mountPath: /a}]                       | configMap
            env: {A: {valueFrom: {}}}                           | /env/A
            monitoring: {interval: often}                       | interval
            gateway: {enabled: true}                            | gateway.parentRefs: name the Gateway
            autoscaling: {minReplicas: 9}                       | autoscaling.maxReplicas: 6 is less than
            env: {OPENAI_API_KEY: sk-123}                       | env.OPENAI_API_KEY: a secret does not belong
            config: {quarkus.oidc.credentials.secret: s}        | quarkus.oidc.credentials.secret: a secret does not belong
            config: {passthrough: {session: {csrf-secret: s}}}  | passthrough.session.csrf-secret: a secret does not belong
            providers: {acme: {auth: {secret: s}}}              | passthrough.providers.acme.auth.secret: a secret does not belong
            config: {passthrough.site.base-url: 'https://a'}    | passthrough.site.base-url comes from another value
            config: {quarkus: {shutdown: {delay: 1s}}}          | quarkus.shutdown.delay comes from another value
            """)
    void shouldRefuse(String values, String why) {
        assertThatThrownBy(() -> Chart.render(values)).isInstanceOf(IllegalStateException.class).hasMessageContaining(why)
                .message().as("never a secret").doesNotContain("sk-123");
    }

    /** What a values file says is what the application reads, byte for byte. */
    @ParameterizedTest
    @ValueSource(strings = { "plain", " leads", "trails ", "two\nlines", "back\\slash", "a=b:c", "#!", "{{ .Values }}",
            "\"quoted\"",
            "'", "tab\t", "ünïcödé 漢字 🙂", "- a", "---", "${no.such.key:}", "%HOST%", "|", "", "null", "~" })
    void shouldWriteAnyTextSoThatItIsReadAsItIs(String text) {
        String yaml = Pattern.compile("[\\\\\"]").matcher(text).replaceAll("\\\\$0").replace("\n", "\\n").replace("\t", "\\t");

        Properties read = Chart.render("config: {'a key:with=signs': \"%s\"}".formatted(yaml),
                "providers: {acme: {description: \"%s\"}}".formatted(yaml)).configuration();

        assertThat(read).containsEntry("a key:with=signs", text).containsEntry("passthrough.providers.acme.description", text);
    }

    @Test
    void shouldFlattenWhatIsNestedAndWriteNumbersWhole() {
        Properties read = Chart.render("""
                config:
                  a: {b: {c: 33554432, d: 0.5}, e.f: true}
                  list: [one, 2, three]
                  gone: null
                """).configuration();

        assertThat(read).containsEntry("a.b.c", "33554432").containsEntry("a.b.d", "0.5").containsEntry("a.e.f", "true")
                .containsEntry("list", "one,2,three").doesNotContainKey("gone");
    }

    @Test
    void shouldBeAbleToStandBesideItself() {
        Rendering one = Chart.renderAs("one", "monitoring: {enabled: true}");
        Rendering two = Chart.renderAs("two", "monitoring: {enabled: true}");

        assertThat(one.objects()).extracting(ChartTest::identity)
                .doesNotContainAnyElementsOf(two.objects().stream().map(ChartTest::identity).toList());
        assertThat(one.one(Deployment.class).getSpec().getSelector().getMatchLabels())
                .isNotEqualTo(two.one(Deployment.class).getSpec().getSelector().getMatchLabels());
    }

    @Test
    void shouldRollThePodsWhenTheConfigurationChanges() {
        assertThat(checksum("{}")).isEqualTo(checksum("ingress: {enabled: false}"))
                .isNotEqualTo(checksum("config: {quarkus.log.level: WARN}"));
    }

    @Test
    void shouldTellTheNextStep() {
        String notes = Chart.notes("""
                host: chat.example.net
                providers: {openai: {secret: {key: openai}}, other: {secret: {name: elsewhere, key: k}}}
                """);

        assertThat(notes)
                .contains("create secret generic prompt-passthrough --from-file=secrets.properties --from-file=openai\n",
                        "https://chat.example.net/session/callback", "rollout status deployment/prompt-passthrough",
                        "client-header-timeout", "Then open https://chat.example.net/")
                .doesNotContain("No provider is set");
        assertThat(Chart.notes("ingress: {enabled: false}")).contains("port-forward", "No provider is set")
                .doesNotContain("client-header-timeout");
    }

    private static String identity(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }

    private static String checksum(String values) {
        return Chart.render(values).one(Deployment.class).getSpec().getTemplate().getMetadata().getAnnotations()
                .get("checksum/config");
    }
}
