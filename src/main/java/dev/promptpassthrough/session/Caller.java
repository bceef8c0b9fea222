package dev.promptpassthrough.session;

import java.time.Instant;
import java.util.Set;

import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who is calling. The identity is issuer and subject together (OpenID Connect Core §5.7): names and e-mail addresses are
 * for showing only.
 *
 * @param issuer the identity provider
 * @param subject the caller's id there
 * @param name for showing
 * @param email for showing; may be {@code null}
 * @param roles what the configured claims grant
 * @param expiresAt when the credential ends; may be {@code null}
 * @param sessionId the identity provider's session ({@code sid}); may be {@code null}
 * @param bySession whether the session cookie brought the identity, rather than an access token
 */
public record Caller(String issuer, String subject, String name, String email, Set<String> roles, Instant expiresAt,
        String sessionId, boolean bySession) {

    /** @throws UnauthorizedException where the identity is anonymous or did not come from the identity provider */
    public static Caller of(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token) || token.getIssuer() == null
                || token.getSubject() == null) {
            throw new UnauthorizedException();
        }
        String name = token.getClaim("name");
        Instant expiresAt = token.getExpirationTime() > 0 ? Instant.ofEpochSecond(token.getExpirationTime()) : null;
        return new Caller(token.getIssuer(), token.getSubject(), name == null ? token.getName() : name,
                token.getClaim(Claims.email), Set.copyOf(identity.getRoles()), expiresAt, token.getClaim("sid"),
                identity.getCredential(IdTokenCredential.class) != null);
    }

    /** One key for the identity, for limits and records; unlike a name it is never given to somebody else. */
    public String key() {
        return issuer + '|' + subject;
    }
}
