package dev.promptpassthrough.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.deploy.BillOfMaterials.Component;
import io.vertx.core.json.JsonObject;

/** What is delivered says what it is made of, and all of that may be delivered: {@code licences.txt} names what is allowed. */
class BillOfMaterialsIT {

    private static final Path LIBRARIES = Path.of("target/quarkus-app/lib");

    private final BillOfMaterials application = BillOfMaterials.ofTheApplication();
    private final BillOfMaterials page = BillOfMaterials.ofThePage();

    @Test
    void shouldListEveryLibraryThatIsDelivered() throws IOException {
        Set<String> listed = application.components().stream().map(Component::jar).collect(Collectors.toSet());

        assertThat(libraries()).hasSizeGreaterThan(100).isSubsetOf(listed);
    }

    @Test
    void shouldListEveryPackageThatThePageMayBeMadeOf() throws IOException {
        JsonObject locked = new JsonObject(Files.readString(Path.of("src-ui/package-lock.json"))).getJsonObject("packages");
        List<String> needed = locked.fieldNames().stream().filter(path -> !path.isEmpty())
                .filter(path -> !locked.getJsonObject(path).getBoolean("dev", false))
                .filter(path -> !locked.getJsonObject(path).getBoolean("devOptional", false))
                .map(path -> path.replaceFirst(".*node_modules/", "")).distinct().toList();

        assertThat(page.components().stream().filter(Component::delivered).map(BillOfMaterialsIT::packageName))
                .contains("react", "@codemirror/state")
                .containsAll(needed);
    }

    @Test
    void shouldDeliverNothingUnderALicenceThatIsNotAllowed() throws IOException {
        Set<String> allowed = allowed();
        Set<String> delivered = libraries();

        // The build's list has more than what Quarkus then takes.
        Stream<Component> libraries = application.components().stream().filter(part -> delivered.contains(part.jar()));
        Stream<Component> packages = page.components().stream().filter(Component::delivered);
        assertThat(Stream.concat(libraries, packages).filter(part -> !part.isUnderOneOf(allowed)))
                .as("not one of whose licences is allowed").isEmpty();
    }

    /** What the test above is worth. */
    @Test
    void shouldNoticeALicenceThatIsNotAllowedOrNone() throws IOException {
        Set<String> allowed = allowed();

        assertThat(new Component("org.example", "viral", "1", Set.of("GPL-3.0-only"), true).isUnderOneOf(allowed)).isFalse();
        assertThat(new Component("org.example", "unknown", "1", Set.of(), true).isUnderOneOf(allowed)).isFalse();
        assertThat(new Component("org.example", "dual", "1", Set.of("GPL-2.0-only", "MIT"), true).isUnderOneOf(allowed))
                .isTrue();
    }

    @Test
    void shouldBringTheListOfLicencesAndTheTextsOfThePages() {
        assertThat(BillOfMaterials.entry("META-INF/THIRD-PARTY.txt")).contains("io.quarkus:quarkus-oidc:");
        assertThat(BillOfMaterials.pageEntry(".vite/license.md")).contains("react-dom", "MIT",
                "Permission is hereby granted");
    }

    @Test
    void shouldRunNoScriptOfAPackageThatIsInstalled() throws IOException {
        assertThat(Files.readAllLines(Path.of("src-ui/.npmrc"))).contains("ignore-scripts=true");
    }

    private static Set<String> libraries() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toSet());
        }
    }

    private static String packageName(Component component) {
        return component.group().isEmpty() ? component.name() : component.group() + "/" + component.name();
    }

    private static Set<String> allowed() throws IOException {
        try (var in = BillOfMaterialsIT.class.getResourceAsStream("licences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).collect(Collectors.toSet());
        }
    }
}
