package dev.promptpassthrough.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.promptpassthrough.testsupport.PackagedApplication;

/** What of a browser a sign-in takes, where nobody has to look at a page: cookies and redirects. */
final class HttpBrowser {

    static final String PAGE = "/dashboard/passthrough/";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HttpClient PROGRAM = HttpClient.newHttpClient();

    private final PackagedApplication application;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient following = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.ALWAYS)
            .build();
    private final HttpClient staying = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpBrowser(PackagedApplication application) {
        this.application = application;
    }

    /** Where a visit of the page ends, after all redirects. */
    HttpResponse<String> visit() {
        return send(following, application.baseUri().resolve(PAGE));
    }

    /** The first answer to a visit, whatever it is. */
    HttpResponse<String> knock() {
        return send(staying, application.baseUri().resolve(PAGE));
    }

    /** The answer there, without going on. */
    HttpResponse<String> step(URI address) {
        return send(staying, address);
    }

    /** The answer of a route of the API's, by the session. */
    HttpResponse<String> call(String path, String... headers) {
        return send(staying, application.baseUri().resolve(path), headers);
    }

    /** Without cookies, as a program calls. */
    static HttpResponse<String> get(URI address, String... headers) {
        return send(PROGRAM, address, headers);
    }

    private static HttpResponse<String> send(HttpClient client, URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(client, request);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(PATIENCE).build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
