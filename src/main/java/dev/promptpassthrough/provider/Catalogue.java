package dev.promptpassthrough.provider;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/** All providers at one moment, in the order of their slugs. It never changes; another may take its place. */
public final class Catalogue {

    private final Map<String, Provider> bySlug = new LinkedHashMap<>();

    Catalogue(Collection<Provider> providers) {
        providers.stream().sorted((one, other) -> one.slug().compareTo(other.slug())).forEach(this::add);
    }

    private void add(Provider provider) {
        if (bySlug.putIfAbsent(provider.slug(), provider) != null) {
            throw new ConfigurationException("passthrough.providers." + provider.slug()
                    + " takes the name of a built-in provider; choose another, for example passthrough.providers."
                    + provider.slug() + "-2.base-url=" + provider.baseUrl());
        }
    }

    /** The provider of that very slug, active or not. */
    public Optional<Provider> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** All of them, in order: a provider's id is its place in this list, from 1. */
    public List<Provider> all() {
        return List.copyOf(bySlug.values());
    }

    /**
     * The one that the page opens with for a caller of these roles: the first configured default
     * that they may call, else the first of all that they may.
     */
    public Optional<Provider> defaultFor(Set<String> roles) {
        List<Provider> usable = bySlug.values().stream()
                .filter(provider -> provider.active() && provider.access().permits(roles))
                .toList();
        return usable.stream().filter(provider -> provider.profile().isDefault()).findFirst()
                .or(() -> usable.stream().findFirst());
    }

    /** A provider's id: its place in the listing, from 1. */
    public int id(Provider provider) {
        return List.copyOf(bySlug.keySet()).indexOf(provider.slug()) + 1;
    }
}
