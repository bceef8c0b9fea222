package dev.promptpassthrough.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * The headers that every response carries unless its handler says something stricter. The page replaces the content
 * security policy by its own; scripts keep this one, which is also what a worker runs under.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Before the guard: its refusals carry the headers too. */
    private static final int FIRST = 11_000;
    private static final String NOTHING_BUT_OUR_SCRIPTS = "default-src 'none'; script-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private final SiteUrls urls;

    SecurityHeaders(SiteUrls urls) {
        this.urls = urls;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", NOTHING_BUT_OUR_SCRIPTS);
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Referrer-Policy", "same-origin");
        if (urls.secure(context.request())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        context.next();
    }
}
