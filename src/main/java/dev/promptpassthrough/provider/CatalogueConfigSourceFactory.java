package dev.promptpassthrough.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Brings the catalogue of well-known providers into the configuration, below every other source, so that any key of an
 * entry can be overridden. An entry appears when its usual variables are set, or when one of its keys is.
 */
public class CatalogueConfigSourceFactory implements ConfigSourceFactory {

    static final String CATALOGUE = "providers/catalogue.properties";

    private static final String PREFIX = "passthrough.providers.";
    private static final String VARIABLE = "auth.variable";
    private static final String REQUIRES = "requires";
    /** Where a secret is not the variable itself, the entry says what it is. */
    private static final List<String> SECRETS = List.of(".auth.secret", ".auth.secret-file");
    /** Below application.properties (250) and the defaults that extensions bring. */
    private static final int ORDINAL = 10;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Properties catalogue = read();
        Set<String> overridden = overriddenKeys(context);
        Map<String, String> present = new HashMap<>();
        for (String slug : slugs(catalogue)) {
            boolean wanted = Stream.of(catalogue.getProperty(slug + "." + REQUIRES).split(","))
                    .allMatch(variable -> isSet(context, variable))
                    || overridden.stream().anyMatch(key -> names(key, slug));
            if (wanted) {
                copy(catalogue, slug, present);
            }
        }
        return List.of(new PropertiesConfigSource(present, CATALOGUE, ORDINAL));
    }

    /** Whether a source is one that this factory has made. */
    public static boolean isSource(ConfigSource source) {
        return source.getName().equals(CATALOGUE);
    }

    private static boolean isSet(ConfigSourceContext context, String variable) {
        ConfigValue value = context.getValue(variable);
        return value != null && value.getValue() != null && !value.getValue().isBlank();
    }

    private static Set<String> overriddenKeys(ConfigSourceContext context) {
        Set<String> keys = new HashSet<>();
        for (Iterator<String> names = context.iterateNames(); names.hasNext();) {
            keys.add(names.next());
        }
        return keys;
    }

    /** Whether a key, as a property or as an environment variable, belongs to the provider. */
    private static boolean names(String key, String slug) {
        String property = PREFIX + slug + ".";
        String variable = property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return key.startsWith(property) || key.startsWith(variable);
    }

    private static void copy(Properties catalogue, String slug, Map<String, String> target) {
        catalogue.stringPropertyNames().stream()
                .filter(key -> key.startsWith(slug + ".") && !key.equals(slug + "." + REQUIRES))
                .forEach(key -> target.put(PREFIX + key, catalogue.getProperty(key)));
        String variable = catalogue.getProperty(slug + "." + VARIABLE);
        boolean givenOtherwise = SECRETS.stream().anyMatch(key -> catalogue.containsKey(slug + key));
        if (variable != null && !givenOtherwise) {
            target.put(PREFIX + slug + ".auth.secret", "${" + variable + ":}");
        }
    }

    private static Set<String> slugs(Properties catalogue) {
        Set<String> slugs = new TreeSet<>();
        catalogue.stringPropertyNames().forEach(key -> slugs.add(key.substring(0, key.indexOf('.'))));
        return slugs;
    }

    private static Properties read() {
        try (InputStream in = CatalogueConfigSourceFactory.class.getClassLoader().getResourceAsStream(CATALOGUE)) {
            Properties catalogue = new Properties();
            catalogue.load(in);
            return catalogue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
