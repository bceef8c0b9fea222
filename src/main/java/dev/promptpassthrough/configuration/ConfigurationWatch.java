package dev.promptpassthrough.configuration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.provider.CatalogueReload;
import dev.promptpassthrough.provider.Providers;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.Vertx;

/** Looks at the files of the configuration every second, off the event loop; the next look waits for the last one to end. */
@Singleton
class ConfigurationWatch {

    private static final long PERIOD_MILLIS = 1_000;

    private final Vertx vertx;
    private final ConfigurationReload reload;
    private volatile boolean closed;

    ConfigurationWatch(Vertx vertx, SmallRyeConfig config, Providers providers, CatalogueReload outcomes) {
        this.vertx = vertx;
        this.reload = new ConfigurationReload(new FileSources(config), providers::reload, outcomes);
    }

    void begin(@Observes StartupEvent start) {
        if (reload.hasFiles()) {
            schedule();
        }
    }

    private void schedule() {
        vertx.setTimer(PERIOD_MILLIS, due -> {
            if (!closed) {
                vertx.executeBlocking(() -> {
                    reload.look();
                    return null;
                }, false).onComplete(looked -> schedule());
            }
        });
    }

    @PreDestroy
    void close() {
        closed = true;
    }
}
