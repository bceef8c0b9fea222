package dev.promptpassthrough.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.fabric8.kubernetes.api.model.KubernetesResource;

/** The files of {@code deploy/base}, read by the Kubernetes API's own types: a field that those do not have is an error. */
final class Manifests {

    private static final Path BASE = Path.of("deploy/base");
    private static final YAMLMapper YAML = YAMLMapper.builder().annotationIntrospector(new Strict()).build();

    private Manifests() {
    }

    /** The types keep what they do not know, which would let any misspelling pass. */
    private static final class Strict extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    /** The one of this kind; its file is named after it. */
    static <T extends KubernetesResource> T read(Class<T> kind) {
        return parse(text(kind.getSimpleName().toLowerCase()), kind);
    }

    static <T> T parse(String manifest, Class<T> type) {
        try {
            return YAML.readValue(manifest, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(BASE.resolve(name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all files but the kustomization. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(BASE)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("kustomization.yaml")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
