package dev.promptpassthrough.provider;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Vertx;

/** The providers of the configuration, in the order of their slugs. */
@ApplicationScoped
class ConfiguredProviders implements ProviderSource {

    private static final long SECRET_FILE_CHECK_MILLIS = 1_000;

    private final ProvidersConfig config;
    private final Vertx vertx;

    ConfiguredProviders(ProvidersConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    @Override
    public List<Provider> providers() {
        ProviderFactory factory = new ProviderFactory(LaunchMode.current().isDevOrTest(), this::watch);
        return config.bySlug().entrySet().stream()
                .map(entry -> factory.create(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void watch(SecretFile file) {
        vertx.setPeriodic(SECRET_FILE_CHECK_MILLIS, timer -> vertx.executeBlocking(() -> {
            file.refresh();
            return null;
        }));
    }
}
