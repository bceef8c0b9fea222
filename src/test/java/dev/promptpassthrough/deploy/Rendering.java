package dev.promptpassthrough.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/**
 * What is applied to a cluster, read by the Kubernetes API's own types: a field that those do not have is an error, and
 * so is a kind that is none of ours.
 */
final class Rendering {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(ServiceAccount.class, ConfigMap.class,
            Service.class, Deployment.class, Ingress.class, HTTPRoute.class, NetworkPolicy.class, PodDisruptionBudget.class,
            HorizontalPodAutoscaler.class, ServiceMonitor.class, PrometheusRule.class, Namespace.class)
            .collect(Collectors.toMap(kind -> HasMetadata.getApiVersion(kind) + " " + kind.getSimpleName(),
                    Function.identity()));
    private static final YAMLMapper YAML = YAMLMapper.builder().annotationIntrospector(new Strict()).build();

    private final String text;
    private final List<JsonNode> documents;
    private final List<HasMetadata> objects;

    Rendering(String text) {
        this.text = text;
        this.documents = documents(text);
        this.objects = documents.stream().<HasMetadata> map(Rendering::object).toList();
    }

    /** The types keep what they do not know, which would let any misspelling pass. */
    private static final class Strict extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    static List<JsonNode> documents(String text) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode> readValues(text)) {
            List<JsonNode> found = new ArrayList<>(documents.readAll());
            found.removeIf(JsonNode::isNull);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HasMetadata object(JsonNode document) {
        String kind = document.path("apiVersion").asText() + " " + document.path("kind").asText();
        if (!KINDS.containsKey(kind)) {
            throw new IllegalArgumentException("Not a kind of ours: " + kind);
        }
        try {
            return YAML.treeToValue(document, KINDS.get(kind));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    List<JsonNode> documents() {
        return documents;
    }

    List<HasMetadata> objects() {
        return objects;
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The first of its kind, which all but the monitoring's are the only ones of. */
    <T extends HasMetadata> T one(Class<T> kind) {
        return all(kind).stream().filter(object -> !object.getMetadata().getName().matches(".*-(management|dashboard)"))
                .findFirst().orElseThrow(() -> new AssertionError("no " + kind.getSimpleName()));
    }

    PodSpec pod() {
        return one(Deployment.class).getSpec().getTemplate().getSpec();
    }

    Container container() {
        return pod().getContainers().get(0);
    }

    /** The application's configuration as it is mounted. */
    Properties configuration() {
        Properties configuration = new Properties();
        try {
            configuration.load(new StringReader(one(ConfigMap.class).getData().get("application.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configuration;
    }
}
