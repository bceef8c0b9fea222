package dev.promptpassthrough.passthrough;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Vertx;

/** One {@link Upstream} for each provider, made when it is first called, and anew when the provider's way has changed. */
@Singleton
class Upstreams {

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Map<String, Upstream> bySlug = new ConcurrentHashMap<>();
    private final Vertx vertx;

    Upstreams(Vertx vertx) {
        this.vertx = vertx;
    }

    Upstream of(Provider provider) {
        Upstream known = bySlug.get(provider.slug());
        return known != null && known.leadsTo(provider) ? known : renewed(provider);
    }

    private Upstream renewed(Provider provider) {
        return bySlug.compute(provider.slug(), (slug, known) -> {
            if (known != null && known.leadsTo(provider)) {
                return known;
            }
            if (known != null) {
                retire(known);
            }
            return new Upstream(vertx, provider);
        });
    }

    /** What runs over it goes on: it is closed when nothing can run any more. Idle connections end by themselves. */
    private void retire(Upstream replaced) {
        vertx.setTimer(replaced.longestUse().plus(MARGIN).toMillis(), over -> replaced.close());
    }

    @PreDestroy
    void close() {
        bySlug.values().forEach(Upstream::close);
    }
}
