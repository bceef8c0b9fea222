package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Signs in at the identity provider that comes along in tests: for an access token, or as a browser does, for a session. */
public final class SignIn {

    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final Map<String, Issued> TOKENS = new ConcurrentHashMap<>();
    private static final Pattern HIDDEN = Pattern.compile("type='hidden' name='([^']+)' value='([^']*)'");
    private static final int MOST_REDIRECTS = 10;

    private SignIn() {
    }

    /**
     * The session of a browser that has signed in.
     *
     * @param cookies the value of its {@code Cookie} header
     * @param csrfToken what its pages send in the CSRF header
     */
    public record Session(String cookies, String csrfToken) {
    }

    private record Issued(String token, long at) {
    }

    /** An access token of the user's; the same one for a while, less than it is good for. */
    public static String token(String user) {
        Config config = ConfigProvider.getConfig();
        String server = config.getValue("quarkus.oidc.auth-server-url", String.class);
        return TOKENS.compute(server + user, (key, issued) -> issued != null && System.nanoTime() - issued.at() < KEPT_NANOS
                ? issued
                : new Issued(freshToken(config, server, user), System.nanoTime())).token();
    }

    private static String freshToken(Config config, String server, String user) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("username", user);
        form.put("password", "x");
        form.put("client_id", config.getValue("quarkus.oidc.client-id", String.class));
        form.put("client_secret", config.getValue("quarkus.oidc.credentials.secret", String.class));
        HttpResponse<String> response = send(HttpClient.newHttpClient(), post(URI.create(server + "/token"), form));
        try {
            return new ObjectMapper().readTree(response.body()).required("access_token").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes the way of the code flow, from the page to the page. */
    public static Session session(URI site, String user) {
        CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        HttpResponse<String> form = follow(browser, get(site.resolve("/dashboard/passthrough/")));
        Map<String, String> fields = new LinkedHashMap<>();
        for (Matcher hidden = HIDDEN.matcher(form.body()); hidden.find();) {
            fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        }
        fields.put("name", user);
        fields.put("roles", "llm-user");
        HttpResponse<String> page = follow(browser, post(form.uri().resolve("/login"), fields));
        if (page.statusCode() != 200) {
            throw new IllegalStateException("Sign-in ended with " + page.statusCode() + " at " + page.uri());
        }
        Map<String, String> values = cookies.getCookieStore().getCookies().stream()
                .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue, (one, other) -> other));
        String header = values.entrySet().stream().map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .collect(Collectors.joining("; "));
        return new Session(header, values.get("passthrough-csrf"));
    }

    private static HttpResponse<String> follow(HttpClient browser, HttpRequest first) {
        HttpResponse<String> response = send(browser, first);
        for (int i = 0; i < MOST_REDIRECTS && response.statusCode() / 100 == 3; i++) {
            response = send(browser, get(response.uri().resolve(response.headers().firstValue("Location").orElseThrow())));
        }
        return response;
    }

    private static HttpRequest get(URI address) {
        return HttpRequest.newBuilder(address).GET().build();
    }

    private static HttpRequest post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
