package dev.promptpassthrough.session;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.RestAssured;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Signs users of the development identity provider in, by token or by the code flow that a browser goes through. */
public final class SignedIn {

    private SignedIn() {
    }

    /** A request that carries the user's access token. */
    public static RequestSpecification byToken(String user) {
        return RestAssured.given().redirects().follow(false).header("Authorization", "Bearer " + token(user));
    }

    /** A request that carries the user's session cookies. */
    public static RequestSpecification byCookie(String user) {
        return RestAssured.given().redirects().follow(false).cookies(cookies(user));
    }

    public static String token(String user) {
        return RestAssured.given()
                .formParams(Map.of("grant_type", "password", "username", user, "password", user,
                        "client_id", config("quarkus.oidc.client-id"),
                        "client_secret", config("quarkus.oidc.credentials.secret")))
                .post(config("quarkus.oidc.auth-server-url") + "/token")
                .jsonPath().getString("access_token");
    }

    /** The cookies of a session, as a browser holds them after the code flow. */
    public static Cookies cookies(String user) {
        Response start = RestAssured.given().redirects().follow(false).get("/session/login");
        Map<String, String> authorize = query(URI.create(start.getHeader("Location")));
        Response chosen = RestAssured.given().redirects().follow(false)
                .formParams(Map.of("name", user, "roles", roles(user), "response_type", "code", "scope", "openid",
                        "client_id", authorize.get("client_id"),
                        "redirect_uri", authorize.get("redirect_uri") + "?state=" + authorize.get("state")))
                .post(config("quarkus.oidc.auth-server-url") + "/login");
        Response callback = RestAssured.given().redirects().follow(false).urlEncodingEnabled(false)
                .cookies(start.getDetailedCookies())
                .get(chosen.getHeader("Location"));
        return callback.getDetailedCookies();
    }

    private static String roles(String user) {
        return config("quarkus.oidc.devservices.roles." + user);
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
    }

    private static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
