package dev.promptpassthrough.session;

import java.time.Duration;

import jakarta.inject.Singleton;

import io.quarkus.oidc.runtime.OidcProviderClientImpl;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Whether the identity provider answers now. The framework keeps its addresses, and would send a browser there even while
 * nobody is at home; the browser could not say why. Only a page on its way to sign-in waits for this, nobody else.
 */
@Singleton
public class IdentityProviderProbe {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** However many browsers come, it is asked no more often than that. */
    private static final Duration KEPT = Duration.ofSeconds(3);

    private final TenantConfigBean tenants;
    private final Uni<Boolean> answers;

    IdentityProviderProbe(TenantConfigBean tenants) {
        this.tenants = tenants;
        this.answers = Uni.createFrom().deferred(this::ask).memoize().atLeast(KEPT);
    }

    /** As of a moment ago. */
    public Uni<Boolean> answers() {
        return onThisContext(answers);
    }

    /** For whoever has just seen it fail. */
    public Uni<Boolean> answersNow() {
        return onThisContext(Uni.createFrom().deferred(this::ask));
    }

    /** Whoever asks first shares the answer with the others, but not the thread. */
    private static Uni<Boolean> onThisContext(Uni<Boolean> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(next -> context.runOnContext(ignored -> next.run()));
    }

    private Uni<Boolean> ask() {
        // Its own client, so that its TLS and proxy settings hold here too. None yet: the framework is about to try itself.
        OidcProviderClientImpl client = tenants.getDefaultTenant().getOidcProviderClient();
        String address = client == null ? null : tenants.getDefaultTenant().getOidcMetadata().getDiscoveryUri();
        if (address == null) {
            return Uni.createFrom().item(true);
        }
        return client.getWebClient().getAbs(address).timeout(LONGEST.toMillis()).send()
                .map(answer -> answer.statusCode() == 200)
                .onFailure().recoverWithItem(false);
    }
}
