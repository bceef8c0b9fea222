package dev.promptpassthrough.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.spi.ConfigSource;

import dev.promptpassthrough.provider.CatalogueConfigSourceFactory;
import dev.promptpassthrough.provider.ProvidersConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * The files that the running configuration was read from, and a configuration like it with what they hold now. Only the
 * providers can be asked of that one: everything else is read at start.
 */
final class FileSources {

    /** How the framework names a source that is a file. */
    private static final Pattern NAME = Pattern.compile(".*\\[source=(file:.+)]");

    private final SmallRyeConfig atStart;
    private final Map<Path, ConfigSource> files = new LinkedHashMap<>();

    FileSources(SmallRyeConfig atStart) {
        this.atStart = atStart;
        atStart.getConfigSources().forEach(source -> path(source).ifPresent(path -> files.put(path, source)));
    }

    Set<Path> paths() {
        return files.keySet();
    }

    /** Whether a file holds what the configuration was read from: it may have changed while the application started. */
    boolean isAsAtStart(ConfigurationFile file) {
        try {
            return file.flaw() == null && file.properties().equals(files.get(file.path()).getProperties());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** All keys of all files, as they were read at start. */
    Map<String, String> keysAtStart() {
        Map<String, String> keys = new TreeMap<>();
        files.values().forEach(source -> keys.putAll(source.getProperties()));
        return keys;
    }

    /** @param contents what each file holds now */
    SmallRyeConfig with(Function<Path, Map<String, String>> contents) {
        List<ConfigSource> sources = new ArrayList<>();
        for (ConfigSource source : atStart.getConfigSources()) {
            Optional<Path> path = path(source);
            if (path.isPresent()) {
                sources.add(new PropertiesConfigSource(contents.apply(path.get()), source.getName(), source.getOrdinal()));
            } else if (!CatalogueConfigSourceFactory.isSource(source)) {
                sources.add(source);
            }
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .addDiscoveredSecretKeysHandlers()
                .addDiscoveredConverters()
                .withProfiles(atStart.getProfiles())
                .withMapping(ProvidersConfig.class)
                .withSources(new CatalogueConfigSourceFactory())
                .withSources(sources)
                .build();
    }

    private static Optional<Path> path(ConfigSource source) {
        Matcher name = NAME.matcher(source.getName());
        if (!name.matches() || !(source instanceof PropertiesConfigSource)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(URI.create(name.group(1))));
        } catch (IllegalArgumentException noFileOfThisMachine) {
            return Optional.empty();
        }
    }
}
