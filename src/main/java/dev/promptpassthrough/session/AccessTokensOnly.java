package dev.promptpassthrough.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.logging.Log;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Refuses a caller whose bearer token is genuine, yet no access token for this application; see {@link AccessTokenRule}. */
@Singleton
class AccessTokensOnly implements SecurityIdentityAugmentor {

    private final AccessTokenRule rule;

    AccessTokensOnly(@ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audiences,
            @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") OptionalInt leeway) {
        rule = new AccessTokenRule(clientId, Set.copyOf(audiences.orElse(List.of())),
                Duration.ofSeconds(leeway.orElse(0)));
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        boolean byBearer = credential != null && identity.getCredential(IdTokenCredential.class) == null;
        String objection = byBearer ? objection(credential.getToken()) : null;
        if (objection != null) {
            Log.debugf("A bearer token is refused: %s", objection);
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return Uni.createFrom().item(identity);
    }

    /** The token has been verified, so that it has three parts which can be read. */
    private String objection(String token) {
        String[] parts = token.split("\\.");
        return rule.objection(json(parts[0]), json(parts[1]), decoded(parts[2]).length, Instant.now());
    }

    private static JsonObject json(String part) {
        return new JsonObject(Buffer.buffer(decoded(part)));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
