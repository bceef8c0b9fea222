package dev.promptpassthrough.session;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;

/** Bounds each call of the identity provider. The framework bounds the connection only, and would wait on it for ever. */
@Unremovable
@Singleton
class IdentityProviderTimeout implements OidcRequestFilter {

    /**
     * Less than quarkus.oidc.connection-timeout: at start nobody waits longer, and a later failure would be logged as unheard.
     */
    private static final Duration LONGEST = Duration.ofMillis(4_500);

    @Override
    public Uni<Void> filter(OidcRequestFilterContext call) {
        call.request().timeout(LONGEST.toMillis());
        return Uni.createFrom().voidItem();
    }
}
