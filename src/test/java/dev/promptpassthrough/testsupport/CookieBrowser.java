package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a browser does with cookies and redirects, and nothing else: for tests that copy a session's cookie, send ten
 * requests at once, or leave a header out, which a real browser does not let them.
 */
public final class CookieBrowser {

    public static final String PAGE = "/dashboard/passthrough/";

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MOST_REDIRECTS = 10;

    /** By host and port, so that the application and Keycloak do not see each other's. */
    private final Map<String, Map<String, String>> jars = new ConcurrentHashMap<>();
    private final List<String> setCookies = new CopyOnWriteArrayList<>();
    private final URI site;

    private CookieBrowser(URI site) {
        this.site = site;
    }

    public static CookieBrowser of(URI site) {
        return new CookieBrowser(site);
    }

    /** One that has signed in at Keycloak as the user, whose password is the name, and has seen the page. */
    public static CookieBrowser signedIn(URI site, String user) {
        CookieBrowser browser = of(site);
        HttpResponse<String> form = browser.visit();
        HttpResponse<String> page = browser.follow(browser.answerForm(form, user));
        if (page.statusCode() != 200) {
            throw new IllegalStateException(
                    "Sign-in ended with " + page.statusCode() + " at " + page.uri() + ": " + page.body());
        }
        return browser;
    }

    /** Answers Keycloak's sign-in form. */
    public HttpResponse<String> answerForm(HttpResponse<String> form, String user) {
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("No sign-in form at " + form.uri() + ": " + form.statusCode() + " " + form.body());
        }
        return post(URI.create(action.group(1).replace("&amp;", "&")), Map.of("username", user, "password", user));
    }

    /** Whoever has copied the cookies as they are now. */
    public CookieBrowser copy() {
        CookieBrowser copy = of(site);
        jars.forEach((authority, jar) -> copy.jars.put(authority, new ConcurrentHashMap<>(jar)));
        return copy;
    }

    /** The cookies of the application's, by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(jar(site));
    }

    /** The value of the {@code Cookie} header that the application gets. */
    public String cookieHeader() {
        return header(site);
    }

    /** Every cookie that the application has set, with its attributes, also those that are gone. */
    public List<String> setCookies() {
        return List.copyOf(setCookies);
    }

    public void setCookie(String name, String value) {
        jar(site).put(name, value);
    }

    public void removeCookie(String name) {
        jar(site).remove(name);
    }

    public String csrfToken() {
        return jar(site).get("passthrough-csrf");
    }

    /** As a program calls, without cookies. */
    public static HttpResponse<String> asProgram(URI address, String... headers) {
        return of(address).get(address.toString(), headers);
    }

    /** The same, with something to say. */
    public static HttpResponse<String> postAsProgram(URI address, String json, String... headers) {
        CookieBrowser program = of(address);
        return program.send(program.request(address, headers).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** The first answer to a visit of the page, whatever it is. */
    public HttpResponse<String> knock() {
        return get(PAGE);
    }

    /** Where a visit of the page ends, after all redirects. */
    public HttpResponse<String> visit() {
        return follow(knock());
    }

    /**
     * @param path or a whole address, which gets the cookies of its host
     * @param headers name, value, name, value…
     */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(site.resolve(path), headers).GET());
    }

    /** The same from another address than the site's, such as one replica's own, with the site's cookies all the same. */
    public HttpResponse<String> getFrom(URI other, String path, String... headers) {
        CookieBrowser there = of(other);
        there.jar(other).putAll(jar(site));
        return there.get(path, headers);
    }

    public HttpResponse<String> post(URI address, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(address, headers).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** As the page's script sends it. */
    public HttpResponse<String> postJson(String path, String json) {
        return send(request(site.resolve(path), "X-Requested-With", "JavaScript", "Sec-Fetch-Site", "same-origin",
                "X-CSRF-Token", String.valueOf(csrfToken()), "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> signOut() {
        return post(site.resolve("/session/logout"), Map.of("csrf-token", String.valueOf(csrfToken())));
    }

    /** Goes where the answer points, as long as it points somewhere. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int i = 0; i < MOST_REDIRECTS && last.statusCode() / 100 == 3; i++) {
            URI next = last.uri().resolve(last.headers().firstValue("Location").orElseThrow());
            last = send(request(next).GET());
        }
        return last;
    }

    private HttpRequest.Builder request(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        String cookies = header(address);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(answer.uri(), cookie));
            if (answer.uri().getAuthority().equals(site.getAuthority())) {
                setCookies.addAll(answer.headers().allValues("Set-Cookie"));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI address, String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.toLowerCase(Locale.ROOT).contains("max-age=0;") || pair[1].isEmpty()) {
            jar(address).remove(pair[0]);
        } else {
            jar(address).put(pair[0], pair[1]);
        }
    }

    private Map<String, String> jar(URI address) {
        return jars.computeIfAbsent(address.getAuthority(), authority -> new ConcurrentHashMap<>());
    }

    private String header(URI address) {
        return jar(address).entrySet().stream().map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
