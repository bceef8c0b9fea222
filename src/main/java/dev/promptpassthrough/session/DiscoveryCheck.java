package dev.promptpassthrough.session;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;

/**
 * Refuses a discovery document of somebody else (OpenID Connect Discovery §4.3), or one that lacks what sign-in needs. The
 * framework would take either, and keep it until the next start.
 */
@Unremovable
@Singleton
@OidcEndpoint(OidcEndpoint.Type.DISCOVERY)
class DiscoveryCheck implements OidcResponseFilter {

    private static final List<String> NEEDED = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

    private final String expectedIssuer;

    DiscoveryCheck(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> server,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> issuer) {
        this.expectedIssuer = withoutSlash(issuer.or(() -> server).orElse(""));
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext answer) {
        String objection = answer.statusCode() == 200 ? objection(answer.responseBody()) : null;
        return objection == null ? Uni.createFrom().voidItem()
                : Uni.createFrom().failure(new OIDCException("The discovery document " + objection));
    }

    private String objection(Buffer body) {
        JsonObject document;
        try {
            document = new JsonObject(body.getDelegate());
        } catch (RuntimeException e) {
            return "is no JSON object";
        }
        for (String member : NEEDED) {
            if (!isAddress(document.getValue(member))) {
                return "has no " + member;
            }
        }
        return document.getValue("issuer") instanceof String issuer && withoutSlash(issuer).equals(expectedIssuer) ? null
                : "is of another issuer than quarkus.oidc.auth-server-url (or quarkus.oidc.token.issuer, where that is set)";
    }

    private static boolean isAddress(Object value) {
        try {
            return value instanceof String text && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutSlash(String address) {
        return address.replaceAll("/+$", "");
    }
}
