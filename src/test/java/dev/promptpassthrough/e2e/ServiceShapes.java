package dev.promptpassthrough.e2e;

import java.util.List;
import java.util.Map;

import dev.promptpassthrough.testsupport.IdentityProviderShape;

/**
 * The services that docs/sign-in has a page for, as their public documentation describes them: form of the issuer, paths
 * of the endpoints, audience and roles of the access token. Hosts are the stand-in's; ids are {@code prompt-passthrough}.
 */
final class ServiceShapes {

    static final String TENANT = "00000000-1111-2222-3333-444444444444";
    private static final List<String> ROLES = List.of("llm-user", "llm-admin");

    private ServiceShapes() {
    }

    /**
     * @param page of docs/sign-in
     * @param asks what the authorization request must hold, so that the service gives out what is described
     * @param roles what the caller gets from its token
     */
    record Service(String page, IdentityProviderShape shape, String asks, List<String> roles) {

        @Override
        public String toString() {
            return page;
        }
    }

    static List<Service> all() {
        return List.of(entraId(), okta(), auth0(), google(), generic());
    }

    private static Service entraId() {
        String authority = "/" + TENANT;
        return new Service("entra-id.md", new IdentityProviderShape(authority + "/v2.0",
                authority + "/oauth2/v2.0/authorize", authority + "/oauth2/v2.0/token", authority + "/discovery/v2.0/keys",
                authority + "/oauth2/v2.0/logout",
                Map.of("aud", "prompt-passthrough", "azp", "prompt-passthrough", "azpacr", "1", "scp", "access", "ver", "2.0",
                        "tid", TENANT, "oid", TENANT, "roles", ROLES),
                Map.of("ver", "2.0", "tid", TENANT, "oid", TENANT), "JWT"), "api%3A%2F%2Fprompt-passthrough%2Faccess", ROLES);
    }

    private static Service okta() {
        String server = "/oauth2/default";
        return new Service("okta.md", new IdentityProviderShape(server, server + "/v1/authorize", server + "/v1/token",
                server + "/v1/keys", server + "/v1/logout",
                Map.of("aud", "api://default", "cid", "prompt-passthrough", "uid", "00u1", "ver", 1, "scp",
                        List.of("openid", "profile"), "groups", ROLES),
                Map.of("ver", 1, "amr", List.of("pwd"), "at_hash", "AAAA"), "JWT"), "scope=", ROLES);
    }

    private static Service auth0() {
        return new Service("auth0.md", new IdentityProviderShape("/", "/authorize", "/oauth/token", "/.well-known/jwks.json",
                "/oidc/logout",
                Map.of("aud", List.of("https://your.site/api", "https://TENANT.eu.auth0.com/userinfo"), "azp",
                        "prompt-passthrough", "scope", "openid profile", "https://your.site/roles", ROLES),
                Map.of(), "JWT"), "audience=https%3A%2F%2Fyour.site%2Fapi", ROLES);
    }

    private static Service google() {
        return new Service("google.md", new IdentityProviderShape("", "/o/oauth2/v2/auth", "/token", "/oauth2/v3/certs", null,
                null, Map.of("azp", "prompt-passthrough", "hd", "example.org", "at_hash", "AAAA"), "JWT"),
                "access_type=offline", List.of());
    }

    private static Service generic() {
        return new Service("generic.md", new IdentityProviderShape("", "/authorize", "/token", "/keys", "/logout",
                Map.of("aud", "prompt-passthrough", "client_id", "prompt-passthrough", "groups", ROLES), Map.of(), "at+jwt"),
                "code_challenge_method=S256", ROLES);
    }
}
