package dev.promptpassthrough.session.token;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.quarkus.oidc.OidcTenantConfig;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;

/** The session cookie, as the framework names and writes it. */
public final class SessionCookie {

    private static final String NAME = "q_session";
    /** The framework's only tenant, whose name stands before a suffix. */
    private static final String TENANT = "_Default_";

    /** The framework splits what is longer, and puts the parts together again in the order of their numbers. */
    private static final int LONGEST = 4_056;
    private static final String CHUNK = "_chunk_";

    private SessionCookie() {
    }

    /** Its name; the framework adds {@code _chunk_1} and so on to the parts of one that is too long for a browser. */
    public static String name(Optional<String> suffix) {
        return NAME + suffix.map(text -> TENANT + text).orElse("");
    }

    /** Replaces it, beside the framework, which does so only where it has renewed the tokens itself. */
    static void renew(RoutingContext routing, OidcTenantConfig config, String value, long maxAge) {
        String name = name(config.authentication().cookieSuffix());
        Set<String> written = new HashSet<>();
        int parts = (value.length() + LONGEST - 1) / LONGEST;
        for (int i = 1; i <= parts; i++) {
            String part = value.substring((i - 1) * LONGEST, Math.min(i * LONGEST, value.length()));
            String partName = parts == 1 ? name : name + CHUNK + i;
            add(routing, config, partName, part, maxAge);
            written.add(partName);
        }
        // A part of the old one that is left over would make nonsense of the new one.
        List<String> old = routing.request().cookies().stream().map(Cookie::getName)
                .filter(one -> one.equals(name) || one.startsWith(name + CHUNK)).filter(one -> !written.contains(one)).toList();
        old.forEach(one -> add(routing, config, one, "", 0));
    }

    private static void add(RoutingContext routing, OidcTenantConfig config, String name, String value, long maxAge) {
        var authentication = config.authentication();
        Cookie cookie = Cookie.cookie(name, value)
                .setHttpOnly(true)
                .setSecure(authentication.cookieForceSecure() || routing.request().isSSL())
                .setSameSite(CookieSameSite.valueOf(authentication.cookieSameSite().name().toUpperCase(Locale.ROOT)))
                .setPath(authentication.cookiePath())
                .setMaxAge(maxAge);
        authentication.cookieDomain().ifPresent(cookie::setDomain);
        routing.response().addCookie(cookie);
    }
}
