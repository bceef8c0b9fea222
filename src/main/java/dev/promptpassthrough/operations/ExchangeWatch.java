package dev.promptpassthrough.operations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.promptpassthrough.operations.ProviderFigures.Snapshot;

/** Looks at every exchange of this replica, for the figures of its provider. */
@ApplicationScoped
class ExchangeWatch {

    private final Map<String, ProviderFigures> bySlug = new ConcurrentHashMap<>();

    /** How a provider does now. */
    Snapshot figures(String slug) {
        return of(slug).now();
    }

    private ProviderFigures of(String slug) {
        return bySlug.computeIfAbsent(slug, first -> new ProviderFigures(System::currentTimeMillis));
    }
}
