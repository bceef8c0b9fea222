package dev.promptpassthrough.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.provider.CatalogueReload;
import dev.promptpassthrough.provider.ProvidersConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class ConfigurationReloadTest {

    private static final String ACME = "passthrough.providers.acme.base-url=https://one.example/\n";

    private final CatalogueReload outcomes = new CatalogueReload();
    private final List<String> inForce = new ArrayList<>();

    @TempDir
    Path folder;
    private Path file;
    private Path secrets;
    private ConfigurationReload reload;

    @BeforeEach
    void start() throws IOException {
        file = Files.writeString(folder.resolve("application.properties"), ACME);
        secrets = Files.writeString(folder.resolve("secrets.properties"), "passthrough.providers.acme.auth.secret=canary\n");
        reload = reload();
    }

    private ConfigurationReload reload() throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors().withProfile("prod")
                .withSources(new PropertiesConfigSource(file.toUri().toURL(), 260))
                .withSources(new PropertiesConfigSource(secrets.toUri().toURL(), 270)).build();
        return new ConfigurationReload(new FileSources(config), this::take, outcomes);
    }

    private String take(SmallRyeConfig config) {
        ProvidersConfig.Entry acme = config.getConfigMapping(ProvidersConfig.class).bySlug().get("acme");
        inForce.add(acme.baseUrl().orElseThrow() + " " + acme.auth().secret().orElse("-"));
        return "changed acme";
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            reload.look();
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    @Test
    void shouldDoNothingWhileTheFilesStayAsTheyAre() {
        look(3);

        assertThat(inForce).isEmpty();
        assertThat(outcomes.last()).isEmpty();
    }

    @Test
    void shouldNotMissAChangeThatCameWhileTheApplicationStarted() throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(file.toUri().toURL(), 260))
                .build();
        write(ACME.replace("one", "two"));
        reload = new ConfigurationReload(new FileSources(config), this::take, outcomes);

        look(2);

        assertThat(inForce).containsExactly("https://two.example/ -");
        assertThat(message()).isEqualTo(file + ": changed acme");
    }

    @Test
    void shouldPutAChangeInForceOnceWithTheOtherFilesKeys() throws IOException {
        write("%prod.passthrough.providers.acme.base-url=https://two.example/\n");

        look(4);

        assertThat(inForce).containsExactly("https://two.example/ canary");
        assertThat(outcomes.taken()).isEqualTo(1);
        assertThat(message()).isEqualTo(file + ": changed acme");
    }

    @Test
    void shouldNotTakeAFileThatIsStillBeingWritten() throws IOException {
        for (int length = 1; length < 5; length++) {
            write("#".repeat(length));
            reload.look();
        }
        write("passthrough.providers.acme.base-url=https://two.example/\n");

        look(2);

        assertThat(inForce).containsExactly("https://two.example/ canary");
        assertThat(outcomes.refused()).isZero();
    }

    @Test
    void shouldTakeTheLastOfTwoSwapsAtOnce() throws IOException {
        write(ACME.replace("one", "two"));
        reload.look();
        write(ACME.replace("one", "three"));

        look(3);

        assertThat(inForce).containsExactly("https://three.example/ canary");
    }

    @Test
    void shouldFollowTheLinkThatKubernetesSwaps() throws IOException {
        Path one = Files.createDirectory(folder.resolve("..1"));
        Path two = Files.createDirectory(folder.resolve("..2"));
        Files.writeString(one.resolve("application.properties"), ACME);
        Files.writeString(two.resolve("application.properties"), ACME.replace("one", "two"));
        Path data = Files.createSymbolicLink(folder.resolve("..data"), one);
        Files.delete(file);
        Files.createSymbolicLink(file, data.resolve("application.properties"));
        reload = reload();

        Path next = Files.createSymbolicLink(folder.resolve("..data_tmp"), two);
        Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        look(2);

        assertThat(inForce).containsExactly("https://two.example/ canary");
    }

    @ParameterizedTest
    @ValueSource(strings = { "passthrough.providers.acme.base-ur=https://two.example/",
            "passthrough.providers.acme.gap-timeout=soon", "passthrough.provider.acme.name=Acme",
            "passthrough.providers.acme.roles-allowed=", "passthrough.providers.acme.name=\\uZZZZ" })
    void shouldRefuseABadFileOnceAndNameIt(String line) throws IOException {
        write(ACME.replace("one", "two") + line + "\n");

        look(5);

        assertThat(inForce).isEmpty();
        assertThat(outcomes.refused()).isEqualTo(1);
        assertThat(outcomes.last()).hasValueSatisfying(last -> assertThat(last.inForce()).isFalse());
        assertThat(message()).startsWith(file + ": ").doesNotContain("\n", "canary");
        if (!line.contains("\\u")) {
            assertThat(message()).contains(line.split("=")[0]);
        }
    }

    @Test
    void shouldRefuseAFileOfNoUse() throws IOException {
        write("");
        look(2);
        assertThat(message()).isEqualTo(file + ": is empty");

        Files.write(file, new byte[10 * 1024 * 1024]);
        look(2);
        assertThat(message()).isEqualTo(file + ": is larger than 1 MiB");

        Files.write(file, new byte[] { 'a', (byte) 0xff });
        look(2);
        assertThat(message()).isEqualTo(file + ": is not text in UTF-8");

        Files.delete(file);
        look(2);
        assertThat(message()).isEqualTo(file + ": is gone");

        Files.createDirectory(file);
        look(2);
        assertThat(message()).startsWith(file + ": cannot be read");
        assertThat(inForce).isEmpty();
        assertThat(outcomes.refused()).isEqualTo(5);
    }

    @Test
    void shouldSayThatAllIsWellAgainWhenABadChangeIsTakenBack() throws IOException {
        write("passthrough.providers.acme.base-ur=https://two.example/\n");
        look(2);

        write(ACME);
        look(3);

        assertThat(inForce).isEmpty();
        assertThat(outcomes.taken()).isEqualTo(1);
        assertThat(message()).isEqualTo("the files hold again what is in force");
    }

    @Test
    void shouldTryAgainWhatWasRefused() throws IOException {
        boolean[] secretIsThere = { false };
        SmallRyeConfig config = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(file.toUri().toURL(), 260))
                .build();
        reload = new ConfigurationReload(new FileSources(config), candidate -> {
            if (!secretIsThere[0]) {
                throw new IllegalStateException("passthrough.providers.acme has no secret");
            }
            return take(candidate);
        }, outcomes);
        write(ACME.replace("one", "two"));
        look(4);
        assertThat(outcomes.refused()).isEqualTo(1);

        secretIsThere[0] = true;
        look(1);

        assertThat(inForce).containsExactly("https://two.example/ -");
    }

    @Test
    void shouldNameTheKeysThatWaitForTheNextStart() throws IOException {
        write(ACME.replace("one", "two") + "quarkus.http.port=9\n%prod.passthrough.site.debug-mode=true\nOPENAI_API_KEY=k\n");

        look(2);

        assertThat(message()).isEqualTo(file + ": changed acme; read at the next start only: "
                + "%prod.passthrough.site.debug-mode, quarkus.http.port");
    }

    private String message() {
        return outcomes.last().map(CatalogueReload.Outcome::message).orElse("");
    }

    @Test
    void shouldNeverShowWhatAFileHolds() {
        assertThat(ConfigurationFile.read(secrets)).hasToString(secrets.toString());
        assertThat(Optional.of(ConfigurationFile.read(secrets)).toString()).doesNotContain("canary");
    }
}
