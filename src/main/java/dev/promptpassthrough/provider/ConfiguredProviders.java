package dev.promptpassthrough.provider;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.oidc.client.OidcClients;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Vertx;

/** The providers of the configuration, in the order of their slugs. */
@ApplicationScoped
class ConfiguredProviders implements ProviderSource {

    private final ProvidersConfig config;
    private final Duration idleTimeout;
    private final CredentialFactory.Means means;

    ConfiguredProviders(ProvidersConfig config, @ConfigProperty(name = "quarkus.http.idle-timeout") Duration idleTimeout,
            Vertx vertx, SecretFiles files, Instance<OidcClients> clients) {
        this.config = config;
        this.idleTimeout = idleTimeout;
        this.means = new CredentialFactory.Means(vertx, clients::get, files::watch);
    }

    @Override
    public List<Provider> providers() {
        ProviderFactory factory = new ProviderFactory(LaunchMode.current().isDevOrTest(), idleTimeout, means);
        return config.bySlug().entrySet().stream()
                .map(entry -> factory.create(entry.getKey(), entry.getValue()))
                .toList();
    }
}
