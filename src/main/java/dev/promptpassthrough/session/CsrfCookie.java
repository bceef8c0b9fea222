package dev.promptpassthrough.session;

import jakarta.inject.Singleton;

import dev.promptpassthrough.site.SiteUrls;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;

/**
 * The cookie from which the page reads its CSRF token. Scripts of this site can read it, which is its purpose; the
 * session cookie beside it they cannot.
 */
@Singleton
public class CsrfCookie {

    private static final String NAME = "passthrough-csrf";

    private final CsrfTokens tokens;
    private final SiteUrls urls;

    public CsrfCookie(CsrfTokens tokens, SiteUrls urls) {
        this.tokens = tokens;
        this.urls = urls;
    }

    /** Its name: under https with the prefix that keeps sibling hosts from setting it (RFC 6265bis §4.1.3.2). */
    public String name(HttpServerRequest request) {
        return urls.secure(request) ? "__Host-" + NAME : NAME;
    }

    /** Gives the caller's browser a fresh token. */
    public void issue(HttpServerRequest request, Caller caller) {
        request.response().addCookie(Cookie.cookie(name(request), tokens.issue(caller))
                .setPath("/").setSecure(urls.secure(request)).setSameSite(CookieSameSite.STRICT));
    }
}
