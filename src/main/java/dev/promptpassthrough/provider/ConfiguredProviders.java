package dev.promptpassthrough.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.oidc.client.OidcClients;
import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;

/** Makes the providers of a configuration, in the order of their slugs. */
@Singleton
class ConfiguredProviders {

    private static final String PREFIX = "passthrough.providers.";

    private final Duration idleTimeout;
    private final Vertx vertx;
    private final SecretFiles files;
    private final Instance<OidcClients> clients;

    ConfiguredProviders(@ConfigProperty(name = "quarkus.http.idle-timeout") Duration idleTimeout, Vertx vertx,
            SecretFiles files, Instance<OidcClients> clients) {
        this.idleTimeout = idleTimeout;
        this.vertx = vertx;
        this.files = files;
        this.clients = clients;
    }

    /** Providers that were made together, by their slugs; not in force yet. */
    record Made(Map<String, One> bySlug) {

        static final Made NONE = new Made(Map.of());

        List<Provider> providers() {
            return bySlug.values().stream().map(One::provider).toList();
        }
    }

    /** One of them, with what it was made of. */
    private record One(Provider provider, Map<String, String> settings, List<SecretFile> files) {

        @Override
        public String toString() {
            return provider.slug();
        }
    }

    /**
     * Makes the providers of a configuration. Those that it says the same of as {@code before} are the very same, so that
     * their connections, tokens and secrets live on. Blocking.
     *
     * @param providers what {@code config} says of them
     * @throws RuntimeException where a setting is refused, with a message that names it
     */
    Made make(SmallRyeConfig config, ProvidersConfig providers, Made before) {
        Map<String, Map<String, String>> settings = settings(config);
        Map<String, One> made = new TreeMap<>();
        providers.bySlug().forEach((slug, entry) -> {
            Map<String, String> own = settings.getOrDefault(slug, Map.of());
            One known = before.bySlug.get(slug);
            made.put(slug, known != null && known.settings.equals(own) ? known : make(slug, entry, own));
        });
        return new Made(made);
    }

    /** Has their secrets' files watched, and those of nobody else. Blocking. */
    void putInForce(Made made) {
        files.watch(made.bySlug.values().stream().flatMap(one -> one.files.stream()).toList());
    }

    private One make(String slug, ProvidersConfig.Entry entry, Map<String, String> settings) {
        List<SecretFile> watched = new ArrayList<>();
        var means = new CredentialFactory.Means(vertx, clients::get, watched::add);
        var factory = new ProviderFactory(LaunchMode.current().isDevOrTest(), idleTimeout, means);
        return new One(factory.create(slug, entry), settings, watched);
    }

    /** What the configuration says of each slug. A variable does not change while the process runs. */
    private static Map<String, Map<String, String>> settings(SmallRyeConfig config) {
        Map<String, Map<String, String>> bySlug = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                String slug = name.substring(PREFIX.length()).split("\\.", 2)[0];
                bySlug.computeIfAbsent(slug, first -> new HashMap<>()).put(name, config.getConfigValue(name).getValue());
            }
        }
        return bySlug;
    }
}
