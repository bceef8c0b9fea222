package dev.promptpassthrough.passthrough;

import java.util.List;

import jakarta.inject.Singleton;

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
@Singleton
class Callers {

    private final IdentityProviderManager identities;
    private final VerifiedTokens verified;

    Callers(IdentityProviderManager identities, VerifiedTokens verified) {
        this.identities = identities;
        this.verified = verified;
    }

    /** The caller of a token that was verified a moment ago, or {@code null} where it takes {@link #identify} to tell. */
    Caller known(List<String> tokens) {
        return tokens.size() == 1 ? verified.find(VerifiedTokens.digest(tokens.get(0))) : null;
    }

    /** @return the caller, or a failure where the request's credential is missing, bad or ambiguous */
    Future<Caller> identify(RoutingContext routing, List<String> tokens) {
        if (tokens.isEmpty()) {
            return authenticate(routing);
        }
        if (tokens.size() > 1 || tokens.get(0).isBlank()) {
            return Future.failedFuture(new UnauthorizedException());
        }
        String token = tokens.get(0);
        // The framework reads a token from this header alone, and falls back to the cookie only where it is absent.
        routing.request().headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        return authenticate(routing).onSuccess(caller -> verified.remember(VerifiedTokens.digest(token), caller));
    }

    private Future<Caller> authenticate(RoutingContext routing) {
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
