package dev.promptpassthrough.session.token;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import org.jose4j.lang.JoseException;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps a session's tokens in its cookie, so that any replica can serve it: small enough for a proxy's default buffers,
 * encrypted, renewed once for all requests that need it, and refused where the session has ended.
 */
@Alternative
@Priority(1)
@Singleton
public class SessionTokens implements TokenStateManager {

    /** Where the framework puts the cookie's age, in seconds. */
    private static final String MAX_AGE = "session-max-age";

    private final CookieSeal seal;
    private final Renewals renewals;
    private final EndedSessions ended;
    private final TokenLifetime lifetime;
    private final Recheck recheck;

    public SessionTokens(CookieSeal seal, Renewals renewals, EndedSessions ended, TokenLifetime lifetime, Recheck recheck) {
        this.recheck = recheck;
        this.seal = seal;
        this.renewals = renewals;
        this.ended = ended;
        this.lifetime = lifetime;
    }

    @Override
    public Uni<String> createTokenState(RoutingContext routing, OidcTenantConfig config, AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        lifetime.check(TokenClaims.of(tokens.getIdToken()), tokens.getRefreshToken() != null,
                Duration.ofSeconds(grace(config)));
        String cookie = sealed(tokens);
        renewals.complete(routing, new Renewals.Renewed(tokens, cookie, routing.<Long> get(MAX_AGE)));
        return Uni.createFrom().item(cookie);
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(RoutingContext routing, OidcTenantConfig config, String cookie,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        TokenPacking.Kept kept;
        try {
            kept = TokenPacking.unpack(seal.open(cookie));
        } catch (JoseException | IOException e) {
            return Uni.createFrom().failure(new AuthenticationFailedException("The session cookie is not one of ours"));
        }
        AuthorizationCodeTokens tokens = kept.tokens();
        if (ended.contains(TokenClaims.of(tokens.getIdToken()))) {
            return Uni.createFrom().failure(new AuthenticationFailedException("The session has ended"));
        }
        return fresh(tokens, kept.checkedAt(), routing, config);
    }

    private Uni<AuthorizationCodeTokens> fresh(AuthorizationCodeTokens tokens, Instant checkedAt, RoutingContext routing,
            OidcTenantConfig config) {
        if (!mustBeRenewed(tokens, config) && !recheck.isDue(tokens, checkedAt)) {
            return Uni.createFrom().item(tokens);
        }
        CompletableFuture<Renewals.Renewed> renewed = renewals.join(routing, tokens.getRefreshToken());
        if (renewed != null) {
            // Where tokens last but seconds, what a late request is given may have to be renewed again.
            return await(renewed, tokens, routing, config)
                    .chain(next -> next == tokens ? Uni.createFrom().item(tokens)
                            : fresh(next, Instant.now(), routing, config));
        }
        return renew(tokens, routing, config);
    }

    private Uni<AuthorizationCodeTokens> renew(AuthorizationCodeTokens old, RoutingContext routing, OidcTenantConfig config) {
        return onOwnContext(recheck.renew(old)).invoke(fresh -> {
            if (fresh != old) {
                String cookie = sealed(fresh);
                long maxAge = cookieAge(fresh, config);
                renewals.complete(routing, new Renewals.Renewed(fresh, cookie, maxAge));
                SessionCookie.renew(routing, config, cookie, maxAge);
            } else if (!either(old, token -> token.hasEnded(Instant.now(), grace(config)))) {
                renewals.complete(routing, new Renewals.Renewed(old, null, 0));
            }
            // Else the framework, which takes them for expired, tries once more; what it gets is handed to all.
        }).onFailure().invoke(refusal -> renewals.fail(routing, refusal));
    }

    private String sealed(AuthorizationCodeTokens tokens) {
        return seal.seal(TokenPacking.pack(new TokenPacking.Kept(tokens, Instant.now())));
    }

    /** As the framework has it (CodeAuthenticationMechanism, 3.31). */
    private static long cookieAge(AuthorizationCodeTokens tokens, OidcTenantConfig config) {
        Duration lifetime = TokenClaims.of(tokens.getIdToken()).lifetime();
        return (lifetime == null ? 0 : lifetime.toSeconds()) + grace(config)
                + config.authentication().sessionAgeExtension().orElse(Duration.ofMinutes(5)).toSeconds();
    }

    /** They go with the cookie. */
    @Override
    public Uni<Void> deleteTokens(RoutingContext routing, OidcTenantConfig config, String cookie,
            OidcRequestContext<Void> context) {
        return Uni.createFrom().voidItem();
    }

    /**
     * Before the framework would: it renews in each request that finds them expired, for that request alone. How it rounds
     * the end must not matter, nor how long it takes from here to there.
     */
    private static boolean mustBeRenewed(AuthorizationCodeTokens tokens, OidcTenantConfig config) {
        return config.token().refreshExpired() && tokens.getRefreshToken() != null
                && either(tokens, token -> token.endsSoon(Instant.now(), grace(config)));
    }

    private static boolean either(AuthorizationCodeTokens tokens, Predicate<TokenClaims> test) {
        return test.test(TokenClaims.of(tokens.getIdToken())) || test.test(TokenClaims.of(tokens.getAccessToken()));
    }

    private static int grace(OidcTenantConfig config) {
        return config.token().lifespanGrace().orElse(0);
    }

    private static Uni<AuthorizationCodeTokens> await(CompletableFuture<Renewals.Renewed> renewed,
            AuthorizationCodeTokens old, RoutingContext routing, OidcTenantConfig config) {
        return onOwnContext(Uni.createFrom().completionStage(renewed))
                .map(result -> {
                    if (result == null || result.cookie() == null) {
                        return old;
                    }
                    SessionCookie.renew(routing, config, result.cookie(), result.maxAge());
                    return result.tokens();
                });
    }

    /** The request goes on where it began, not on the thread of whoever did the work. */
    private static <T> Uni<T> onOwnContext(Uni<T> work) {
        Context own = Vertx.currentContext();
        return work.emitOn(task -> own.runOnContext(go -> task.run()));
    }
}
