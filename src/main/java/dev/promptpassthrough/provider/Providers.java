package dev.promptpassthrough.provider;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

import dev.promptpassthrough.provider.ConfiguredProviders.Made;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;

/** The providers in force; made and checked at start, and exchanged as a whole when their configuration changes. */
@Startup
@Singleton
public class Providers {

    private final ConfiguredProviders configured;
    private final Event<Catalogue> changed;
    private final List<Provider> builtIn;
    private Made made;
    private volatile Catalogue current;

    public Providers(SmallRyeConfig config, ProvidersConfig providers, ConfiguredProviders configured,
            Event<Catalogue> changed, @All List<ProviderSource> sources) {
        this.configured = configured;
        this.changed = changed;
        this.builtIn = sources.stream().flatMap(source -> source.providers().stream()).toList();
        Made first = configured.make(config, providers, Made.NONE);
        this.current = catalogue(first);
        this.made = first;
        configured.putInForce(first);
    }

    private Catalogue catalogue(Made of) {
        return new Catalogue(Stream.concat(of.providers().stream(), builtIn.stream()).toList());
    }

    /** All of them at this moment: whoever asks more than one question asks the same catalogue. */
    public Catalogue current() {
        return current;
    }

    /** The provider of that very slug, active or not. */
    public Optional<Provider> find(String slug) {
        return current.find(slug);
    }

    /**
     * Puts the providers of another configuration in force, all at once; calls that run go on with what they began with.
     * Blocking.
     *
     * @return what has changed, in words
     * @throws RuntimeException where the configuration is refused, with a message that names the setting; then everything
     *         stays as it was
     */
    public synchronized String reload(SmallRyeConfig config) {
        Made next = configured.make(config, config.getConfigMapping(ProvidersConfig.class), made);
        Catalogue before = current;
        Catalogue after = catalogue(next);
        next.providers().forEach(provider -> requireSecret(provider, before.find(provider.slug())));
        configured.putInForce(next);
        made = next;
        current = after;
        changed.fire(after);
        return CatalogueChanges.between(before, after);
    }

    /** At start a provider may wait for its secret. One that works must not stop working by a change. */
    private static void requireSecret(Provider provider, Optional<Provider> before) {
        String missing = provider.disabledReason() == null ? provider.credential().secret().missing() : null;
        boolean missedBefore = before.filter(known -> known.credential().secret().missing() != null).isPresent();
        if (missing != null && !missedBefore) {
            throw new ConfigurationException("passthrough.providers." + provider.slug() + " has no secret: " + missing);
        }
    }
}
