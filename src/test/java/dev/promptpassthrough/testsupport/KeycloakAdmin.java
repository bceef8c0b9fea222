package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an administrator does to the realm while the application runs.
 *
 * <p>
 * Its own token lasts a minute: take a new one from {@link Keycloak#admin()} for each step. Tests share one realm, so
 * each undoes what it changed.
 */
public final class KeycloakAdmin {

    private final URI realm;
    private final String token;

    KeycloakAdmin(URI realm, String token) {
        this.realm = realm;
        this.token = token;
    }

    public void setEnabled(String user, boolean enabled) {
        call("PUT", "/users/" + userId(user), Map.of("enabled", enabled));
    }

    public void grantRole(String user, String role) {
        call("POST", "/users/" + userId(user) + "/role-mappings/realm", List.of(call("GET", "/roles/" + role, null)));
    }

    public void revokeRole(String user, String role) {
        call("DELETE", "/users/" + userId(user) + "/role-mappings/realm", List.of(call("GET", "/roles/" + role, null)));
    }

    /** How many sessions the user has at Keycloak. */
    public int sessions(String user) {
        return call("GET", "/users/" + userId(user) + "/sessions", null).size();
    }

    /** Ends all sessions of the user; with a back-channel address set, Keycloak also tells the application. */
    public void endSessions(String user) {
        call("POST", "/users/" + userId(user) + "/logout", null);
    }

    public void setAccessTokenLifespan(Duration lifespan) {
        call("PUT", "", Map.of("accessTokenLifespan", lifespan.toSeconds()));
    }

    /** How long a session lasts without a renewal, and with it a refresh token. */
    public void setSessionIdle(Duration idle) {
        call("PUT", "", Map.of("ssoSessionIdleTimeout", idle.toSeconds()));
    }

    /** Whether a refresh token is good for one use only, its second use being taken for theft. */
    public void rotateRefreshTokens(boolean rotate) {
        call("PUT", "", Map.of("revokeRefreshToken", rotate));
    }

    /** Where Keycloak tells the application that a session has ended. */
    public void setBackChannelLogout(URI address) {
        JsonNode client = client();
        call("PUT", "/clients/" + client.get("id").asText(),
                Map.of("attributes", Map.of("backchannel.logout.url", address.toString())));
    }

    /** A user whose password is the name, as those of the realm's file. */
    public void createUser(String name) {
        call("POST", "/users", Map.of("username", name, "enabled", true, "email", name + "@example.com", "emailVerified", true,
                "firstName", name, "lastName", "Test",
                "credentials", List.of(Map.of("type", "password", "value", name, "temporary", false))));
    }

    /** Makes the user a member of a group, which is made where there is none of the name. */
    public void joinGroup(String user, String group) {
        JsonNode found = call("GET", "/groups?exact=true&search=" + group, null);
        if (found.isEmpty()) {
            call("POST", "/groups", Map.of("name", group));
            found = call("GET", "/groups?exact=true&search=" + group, null);
        }
        call("PUT", "/users/" + userId(user) + "/groups/" + found.get(0).get("id").asText(), null);
    }

    /** Grants a role of the application's own, rather than of the realm. */
    public void grantClientRole(String user, String role) {
        String roles = "/clients/" + client().get("id").asText() + "/roles/" + role;
        call("POST", "/users/" + userId(user) + "/role-mappings/clients/" + client().get("id").asText(),
                List.of(call("GET", roles, null)));
    }

    /** New tokens are signed by a new key from now on; the old key still verifies the old ones. */
    public void rotateSigningKey() {
        String name = "rsa-" + UUID.randomUUID();
        var config = Map.of("priority", List.of(Long.toString(System.currentTimeMillis() / 1000)), "enabled", List.of("true"),
                "active", List.of("true"), "keySize", List.of("2048"), "algorithm", List.of("RS256"));
        call("POST", "/components", Map.of("name", name, "providerId", "rsa-generated", "providerType",
                "org.keycloak.keys.KeyProvider", "parentId", call("GET", "", null).get("id").asText(), "config", config));
    }

    /** Lets one more application, such as a second replica or a proxy in front, finish sign-in at {@code origin}. */
    public void allowApplication(URI origin) {
        JsonNode client = client();
        var redirects = new ArrayList<String>();
        client.get("redirectUris").forEach(address -> redirects.add(address.asText()));
        redirects.add(origin + "/session/callback");
        String afterLogout = client.at("/attributes/post.logout.redirect.uris").asText() + "##" + origin
                + "/dashboard/passthrough/";
        call("PUT", "/clients/" + client.get("id").asText(), Map.of("redirectUris", redirects, "attributes",
                Map.of("post.logout.redirect.uris", afterLogout)));
    }

    /** Has Keycloak keep what {@link #renewals} counts. */
    public void recordRenewals() {
        call("PUT", "", Map.of("eventsEnabled", true, "enabledEventTypes", List.of("REFRESH_TOKEN", "REFRESH_TOKEN_ERROR")));
    }

    /** How often a session of the user's was renewed, or should have been and was not. */
    public int renewals(String user) {
        return call("GET", "/events?max=500&type=REFRESH_TOKEN&type=REFRESH_TOKEN_ERROR&user=" + userId(user), null).size();
    }

    /** A client as careless as the settings say. */
    public void createClient(String id, Map<String, Object> settings) {
        Map<String, Object> client = new HashMap<>(settings);
        client.put("clientId", id);
        call("POST", "/clients", client);
    }

    private JsonNode client() {
        return call("GET", "/clients?clientId=prompt-passthrough", null).get(0);
    }

    private String userId(String user) {
        return call("GET", "/users?exact=true&username=" + user, null).get(0).get("id").asText();
    }

    private JsonNode call(String method, String path, Object body) {
        return Http.sendJson(method, URI.create(realm + path), token, body);
    }
}
