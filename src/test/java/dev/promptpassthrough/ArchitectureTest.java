package dev.promptpassthrough;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;

import io.quarkus.security.Authenticated;

/** The arrows between the packages, and the rules of the house that a reader would otherwise have to remember. */
class ArchitectureTest {

    private static final String ROOT = "dev.promptpassthrough";
    private static final Path MAIN_SOURCES = Path.of("src", "main", "java");
    private static final int MAX_LINES = 250;

    /** Each package, and the packages of ours that it may know. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("page", Set.of("asset", "site", "session", "provider", "edge", "problem")),
            entry("passthrough", Set.of("provider", "session", "site", "edge", "problem", "usage")),
            entry("provider", Set.of("site", "session", "edge", "problem")),
            entry("session", Set.of("site", "edge", "problem")),
            entry("edge", Set.of("problem", "site", "usage")),
            entry("demo", Set.of("provider")),
            entry("configuration", Set.of("site", "session", "provider", "passthrough", "edge", "demo", "metrics")),
            entry("asset", Set.of()),
            entry("site", Set.of()),
            entry("problem", Set.of()),
            entry("metrics", Set.of("passthrough", "usage", "provider", "edge", "problem")),
            entry("tracing", Set.of("passthrough", "usage", "provider", "site", "edge", "problem")),
            entry("operations", Set.of("passthrough", "provider", "session", "site", "edge", "problem")),
            entry("usage", Set.of()));

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT);

    private static final DescribedPredicate<JavaMethod> ENDPOINT = DescribedPredicate.describe("answer HTTP requests",
            method -> method.isMetaAnnotatedWith(HttpMethod.class));

    private static final ArchCondition<JavaMethod> SAY_WHO_MAY_CALL = ArchCondition.from(DescribedPredicate.describe(
            "say who may call them, by annotation here or on the class",
            method -> saysWhoMayCall(method) || saysWhoMayCall(method.getOwner())));

    static Set<String> packages() {
        return ARROWS.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldPointArrowsOneWay(String name) {
        var allowed = Stream.concat(Stream.of(name), ARROWS.get(name).stream()).map(ArchitectureTest::within)
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> ours = resideInAPackage(ROOT + "..");

        noClasses().that().resideInAPackage(within(name)).should()
                .dependOnClassesThat(ours.and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .because(name + " may know only " + ARROWS.get(name)).allowEmptyShould(true).check(MAIN);
    }

    @Test
    void shouldGiveEveryPackageItsArrows() {
        Set<String> found = MAIN.stream().map(type -> type.getPackageName().substring(ROOT.length()))
                .map(name -> name.isEmpty() ? "" : name.substring(1).split("\\.")[0]).collect(Collectors.toSet());

        assertThat(ARROWS.keySet()).as("packages that this test knows").containsAll(found);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void shouldNameNoPackageAfterALayer() {
        noClasses().should()
                .resideInAnyPackage("..util..", "..common..", "..support..", "..model..", "..dto..", "..service..").check(MAIN);
    }

    @Test
    void shouldInjectThroughConstructors() {
        noFields().should().beAnnotatedWith(Inject.class).check(MAIN);
    }

    @Test
    void shouldSayOnEveryEndpointWhoMayCallIt() {
        methods().that(ENDPOINT).should(SAY_WHO_MAY_CALL).check(MAIN);
    }

    @Test
    void shouldKeepTemplatesInThePagePackage() {
        noClasses().that().resideOutsideOfPackage(within("page")).should().dependOnClassesThat()
                .resideInAPackage("io.quarkus.qute..").check(MAIN);
    }

    @Test
    void shouldKeepFilesShort() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN_SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java") && lines(file) > MAX_LINES))
                    .as("files of more than %d lines", MAX_LINES).isEmpty();
        }
    }

    private static String within(String name) {
        return ROOT + "." + name + "..";
    }

    private static boolean saysWhoMayCall(CanBeAnnotated element) {
        return Stream.of(Authenticated.class, RolesAllowed.class, PermitAll.class, DenyAll.class)
                .anyMatch(element::isAnnotatedWith);
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
