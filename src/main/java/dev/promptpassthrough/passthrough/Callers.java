package dev.promptpassthrough.passthrough;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.session.Caller;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.logging.Log;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;

/** Finds out who is calling: by an access token where one was sent, else by the session cookie, and never by both. */
@ApplicationScoped
class Callers {

    private final IdentityProviderManager identities;

    Callers(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /** @return the caller, or a failure where the request's credential is missing, bad or ambiguous */
    Future<Caller> identify(RoutingContext routing, Set<String> tokens) {
        if (tokens.size() > 1) {
            return Future.failedFuture(new UnauthorizedException());
        }
        // The framework reads a token from this header alone, and falls back to the cookie only where it is absent.
        tokens.forEach(token -> routing.request().headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
        // It would answer a failure by itself, beside us.
        routing.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        // A promise of the event loop's: the framework may answer from a worker thread, the exchange must not run there.
        Promise<SecurityIdentity> identity = ContextInternal.current().promise();
        QuarkusHttpUser.getSecurityIdentity(routing, identities).subscribe().with(identity::complete, failure -> {
            Log.debugf("Request %s has a bad credential: %s", RequestId.of(routing), failure.getClass().getSimpleName());
            identity.fail(failure);
        });
        return identity.future().map(found -> {
            if (found == null || found.isAnonymous()) {
                throw new UnauthorizedException();
            }
            return Caller.of(found);
        });
    }
}
