package dev.promptpassthrough.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A CycloneDX document as it stands in the packaged application's jar. */
record BillOfMaterials(JsonObject document) {

    private static final Path PACKAGED = Path.of("target/quarkus-app");
    private static final JsonObject DEVELOPMENT = JsonObject.of("name", "cdx:npm:package:development", "value", "true");

    /**
     * @param licences its SPDX ids or its names; where there are several, its user may choose
     * @param delivered false for what only the build needs
     */
    record Component(String group, String name, String version, Set<String> licences, boolean delivered) {

        static Component of(JsonObject json) {
            Set<String> licences = json.getJsonArray("licenses", new JsonArray()).stream().map(JsonObject.class::cast)
                    .map(choice -> choice.containsKey("expression") ? choice.getString("expression")
                            : idOrName(choice.getJsonObject("license")))
                    .collect(Collectors.toSet());
            return new Component(json.getString("group", ""), json.getString("name"), json.getString("version"), licences,
                    json.getJsonArray("properties", new JsonArray()).stream().noneMatch(DEVELOPMENT::equals));
        }

        private static String idOrName(JsonObject licence) {
            return licence.getString("id", licence.getString("name"));
        }

        /** As the application's folder {@code lib} names it. */
        String jar() {
            return group + "." + name + "-" + version + ".jar";
        }

        boolean isUnderOneOf(Set<String> allowed) {
            return licences.stream().anyMatch(allowed::contains);
        }
    }

    static BillOfMaterials ofTheApplication() {
        return new BillOfMaterials(new JsonObject(entry("META-INF/sbom/application.cdx.json")));
    }

    static BillOfMaterials ofThePage() {
        return new BillOfMaterials(new JsonObject(entry("META-INF/sbom/page.cdx.json")));
    }

    List<Component> components() {
        return document.getJsonArray("components").stream().map(JsonObject.class::cast).map(Component::of).toList();
    }

    /** A file within the application's own jar. */
    static String entry(String name) {
        try (Stream<Path> jars = Files.list(PACKAGED.resolve("app"))) {
            return entry(jars.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of those that the page's build has made. */
    static String pageEntry(String name) {
        return entry(PACKAGED.resolve("quarkus/generated-bytecode.jar"), "META-INF/resources/" + name);
    }

    private static String entry(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile()); InputStream in = file.getInputStream(file.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
