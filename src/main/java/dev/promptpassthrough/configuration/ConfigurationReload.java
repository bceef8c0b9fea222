package dev.promptpassthrough.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.promptpassthrough.provider.CatalogueReload;
import io.smallrye.config.SmallRyeConfig;

/**
 * Puts the providers of changed files in force, or says why not. What is found must be found twice in a row, so that a file
 * that is being written is not taken for a whole one. All files count together: a change is taken whole or not at all.
 */
final class ConfigurationReload {

    private final FileSources sources;
    private final Function<SmallRyeConfig, String> putInForce;
    private final CatalogueReload outcomes;

    private List<ConfigurationFile> inForce;
    private Map<String, String> keys;
    private List<ConfigurationFile> seen;

    /** @param putInForce takes the providers of a configuration, and says what has changed or throws */
    ConfigurationReload(FileSources sources, Function<SmallRyeConfig, String> putInForce, CatalogueReload outcomes) {
        this.sources = sources;
        this.putInForce = putInForce;
        this.outcomes = outcomes;
        this.seen = read();
        this.inForce = seen.stream().filter(sources::isAsAtStart).toList();
        this.keys = sources.keysAtStart();
    }

    boolean hasFiles() {
        return !sources.paths().isEmpty();
    }

    /** One look; blocking. What was refused is tried again: a secret's file may come later than the key that names it. */
    void look() {
        List<ConfigurationFile> found = read();
        boolean steady = found.equals(seen);
        seen = found;
        if (steady && !found.equals(inForce)) {
            attempt(found);
        } else if (steady && outcomes.last().filter(last -> !last.inForce()).isPresent()) {
            outcomes.take("the files hold again what is in force");
        }
    }

    private void attempt(List<ConfigurationFile> found) {
        String changed = found.stream().filter(file -> !inForce.contains(file)).map(ConfigurationFile::toString)
                .collect(Collectors.joining(", "));
        try {
            String changes = putInForce.apply(configuration(found));
            Map<String, String> now = keys(found);
            String restart = RestartKeys.changed(keys, now);
            inForce = found;
            keys = now;
            outcomes.take(changed + ": " + changes + restart);
        } catch (RuntimeException e) {
            outcomes.refuse(changed + ": " + RefusedValue.line(e));
        }
    }

    private SmallRyeConfig configuration(List<ConfigurationFile> found) {
        for (ConfigurationFile file : found) {
            if (file.flaw() != null) {
                throw new IllegalArgumentException(file.flaw());
            }
        }
        Map<Path, ConfigurationFile> byPath = found.stream()
                .collect(Collectors.toMap(ConfigurationFile::path, Function.identity()));
        SmallRyeConfig config = sources.with(path -> byPath.get(path).properties());
        KnownKeys.check(config);
        BlankLists.check(config.getPropertyNames(), key -> config.getConfigValue(key).getRawValue());
        return config;
    }

    private List<ConfigurationFile> read() {
        return sources.paths().stream().map(ConfigurationFile::read).toList();
    }

    private static Map<String, String> keys(List<ConfigurationFile> files) {
        Map<String, String> keys = new TreeMap<>();
        files.forEach(file -> keys.putAll(file.properties()));
        return keys;
    }

}
