package dev.promptpassthrough.passthrough;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import dev.promptpassthrough.provider.Provider;
import io.vertx.core.Vertx;

/** One {@link Upstream} for each provider, made when it is first called. */
@ApplicationScoped
class Upstreams {

    private final Map<String, Upstream> bySlug = new ConcurrentHashMap<>();
    private final Vertx vertx;

    Upstreams(Vertx vertx) {
        this.vertx = vertx;
    }

    Upstream of(Provider provider) {
        return bySlug.computeIfAbsent(provider.slug(), slug -> new Upstream(vertx, provider));
    }

    @PreDestroy
    void close() {
        bySlug.values().forEach(Upstream::close);
    }
}
