package dev.promptpassthrough.session.token;

import java.util.Locale;
import java.util.Optional;

import io.quarkus.oidc.OidcTenantConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The session cookie, as the framework names and writes it. */
public final class SessionCookie {

    private static final String NAME = "q_session";
    /** The framework's only tenant, whose name stands before a suffix. */
    private static final String TENANT = "_Default_";

    /** The framework splits what is longer. */
    private static final int LONGEST = 4_056;

    private SessionCookie() {
    }

    /** Its name; the framework adds {@code _chunk_1} and so on to the parts of one that is too long for a browser. */
    public static String name(Optional<String> suffix) {
        return NAME + suffix.map(text -> TENANT + text).orElse("");
    }

    /**
     * Replaces it on the way of a request that did not renew it itself. Where it is split, the one that renewed it does.
     */
    static void renew(RoutingContext routing, OidcTenantConfig config, String value, long maxAge) {
        if (value.length() > LONGEST) {
            return;
        }
        var authentication = config.authentication();
        Cookie cookie = Cookie.cookie(name(authentication.cookieSuffix()), value)
                .setHttpOnly(true)
                .setSecure(authentication.cookieForceSecure() || routing.request().isSSL())
                .setSameSite(CookieSameSite.valueOf(authentication.cookieSameSite().name().toUpperCase(Locale.ROOT)))
                .setPath(authentication.cookiePath())
                .setMaxAge(maxAge);
        authentication.cookieDomain().ifPresent(cookie::setDomain);
        routing.response().addCookie(cookie);
    }
}
