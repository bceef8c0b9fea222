package dev.promptpassthrough.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The providers that come of a configuration, the catalogue included, without a running application. */
final class Configured {

    private Configured() {
    }

    /** @param properties as an operator would set them, variables too */
    static Map<String, Provider> providers(Map<String, String> properties) {
        return providers(properties, false);
    }

    static Map<String, Provider> providers(Map<String, String> properties, boolean privateAddressByDefault) {
        return providers(properties, privateAddressByDefault, new CredentialFactory.Means(null, null, file -> {
        }));
    }

    static Map<String, Provider> providers(Map<String, String> properties, boolean privateAddressByDefault,
            CredentialFactory.Means means) {
        ProvidersConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ProvidersConfig.class)
                .withSources(new CatalogueConfigSourceFactory())
                .withSources(new PropertiesConfigSource(properties, "test", 250))
                .build()
                .getConfigMapping(ProvidersConfig.class);
        ProviderFactory factory = new ProviderFactory(privateAddressByDefault, Duration.ofSeconds(660), means);
        Map<String, Provider> providers = new TreeMap<>();
        config.bySlug().forEach((slug, entry) -> providers.put(slug, factory.create(slug, entry)));
        return providers;
    }

    /** For a class loader of its own, which shares no types of ours. */
    static String secretName(Map<String, String> properties, String slug) {
        return providers(properties).get(slug).profile().secretName();
    }

    /** The names of the catalogue's providers and the variables, separated by commas, that make each appear. */
    static List<String[]> catalogue() {
        java.util.Properties properties = new java.util.Properties();
        try (var in = Configured.class.getClassLoader().getResourceAsStream(CatalogueConfigSourceFactory.CATALOGUE)) {
            properties.load(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".requires"))
                .sorted()
                .map(key -> new String[] { key.substring(0, key.indexOf('.')), properties.getProperty(key) })
                .toList();
    }
}
