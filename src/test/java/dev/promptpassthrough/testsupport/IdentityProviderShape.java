package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells one identity provider's service from another's, by its public documentation: where its endpoints are, and
 * what stands in its tokens besides what stands in all.
 *
 * @param issuer path of the issuer
 * @param authorize path of the authorization endpoint
 * @param token path of the token endpoint
 * @param keys path of the key set
 * @param signOut path of the end-session endpoint; {@code null} where there is none
 * @param accessToken claims of its access tokens; {@code null} where these are opaque
 * @param idToken claims of its ID tokens, besides what every one has
 * @param accessTokenType the {@code typ} of its access tokens' header
 */
public record IdentityProviderShape(String issuer, String authorize, String token, String keys, String signOut,
        Map<String, Object> accessToken, Map<String, Object> idToken, String accessTokenType) {

    /** As plain as it may be. */
    public static final IdentityProviderShape PLAIN = new IdentityProviderShape("/id", "/id/authorize", "/id/token",
            "/id/keys", "/id/logout", Map.of("aud", "prompt-passthrough", "scope", "openid", "groups", "llm-user"), Map.of(),
            "JWT");

    /** OpenID Connect Discovery §3. */
    Map<String, Object> discovery(URI base, String issuerSaid) {
        Map<String, Object> document = new LinkedHashMap<>(Map.of("issuer", issuerSaid, "authorization_endpoint",
                base + authorize, "token_endpoint", base + token, "jwks_uri", base + keys, "introspection_endpoint",
                base + "/introspect", "id_token_signing_alg_values_supported", List.of("RS256")));
        if (signOut != null) {
            document.put("end_session_endpoint", base + signOut);
        }
        return document;
    }
}
