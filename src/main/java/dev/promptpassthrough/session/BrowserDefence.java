package dev.promptpassthrough.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.site.SiteUrls;
import io.vertx.core.http.HttpServerRequest;

/**
 * Refuses what another site makes a browser send with our session cookie. A caller who brings an access token needs none
 * of it: no browser adds that by itself.
 */
@Singleton
public class BrowserDefence {

    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private final CsrfTokens tokens;
    private final SiteUrls urls;

    public BrowserDefence(CsrfTokens tokens, SiteUrls urls) {
        this.tokens = tokens;
        this.urls = urls;
    }

    /**
     * Checks a WebSocket handshake of the cookie session's. No other site is kept from making one, whose answer it could
     * even read: so the origin, which every browser sends with it, must be there and ours (RFC 6455 §10.2).
     *
     * @param token the CSRF token that came with it, or {@code null}
     * @throws ProblemException as {@link #check}
     */
    public void checkHandshake(HttpServerRequest request, Caller caller, String token) {
        if (request.getHeader("Origin") == null) {
            throw foreign();
        }
        check(request, caller, token);
    }

    /**
     * Checks a request of the cookie session's that only reads what no other site may embed. It takes no token; whoever
     * types the address, or follows a link of this site, may read it.
     *
     * @throws ProblemException {@code cross-origin} where the browser says that another site sent it
     */
    public void checkOrigin(HttpServerRequest request, Caller caller) {
        String fetchSite = request.getHeader(FETCH_SITE);
        if (caller.bySession() && (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")
                || foreignOrigin(request))) {
            throw foreign();
        }
    }

    /**
     * Checks a request of the cookie session's.
     *
     * @param token the CSRF token that came with it, or {@code null}
     * @throws ProblemException {@code cross-origin} where the browser says that another site sent it, {@code csrf} where
     *         the token is missing or not this session's
     */
    public void check(HttpServerRequest request, Caller caller, String token) {
        String fetchSite = request.getHeader(FETCH_SITE);
        if (fetchSite != null && !fetchSite.equals("same-origin") || foreignOrigin(request)) {
            throw foreign();
        }
        if (!tokens.valid(token, caller)) {
            throw new ProblemException(ProblemCode.CSRF, Optional.ofNullable(token)
                    .map(any -> "The CSRF token is not of this session; reload the page.")
                    .orElse("A request with the session cookie must carry the token in the " + CsrfTokens.HEADER + " header."));
        }
    }

    private boolean foreignOrigin(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && !origin.equals(urls.origin(request));
    }

    private static ProblemException foreign() {
        return new ProblemException(ProblemCode.CROSS_ORIGIN,
                "A session works from this site's own pages only; from elsewhere, use an access token.");
    }
}
