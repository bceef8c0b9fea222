package dev.promptpassthrough.session;

import java.util.List;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;

/**
 * The cookies of sign-ins that were begun, one for each browser tab. Without a bound, a page that is asked for again and
 * again by somebody who never signs in would fill the browser's request with them until no proxy lets it pass.
 */
public final class StateCookies {

    /** The framework's name for them (OidcUtils.STATE_COOKIE_NAME), before the state itself. */
    private static final String PREFIX = "q_auth";
    private static final int MOST = 4;

    private StateCookies() {
    }

    /** Drops the oldest, so that with the one that is about to be added there are not too many. */
    public static void makeRoom(HttpServerRequest request) {
        // A browser sends the older ones first (RFC 6265 §5.4).
        List<Cookie> begun = request.cookies().stream().filter(cookie -> cookie.getName().startsWith(PREFIX)).toList();
        begun.stream().limit(Math.max(0, begun.size() - MOST + 1))
                .forEach(cookie -> request.response().addCookie(Cookie.cookie(cookie.getName(), "").setPath("/").setMaxAge(0)));
    }
}
