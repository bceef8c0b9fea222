package dev.promptpassthrough.edge;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.site.SiteUrls;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * The headers that every response carries unless its handler says something stricter. The page replaces the content
 * security policy by its own; scripts keep this one, which is also what a worker runs under.
 */
@Singleton
public class SecurityHeaders {

    /** Before the guard: its refusals carry the headers too. */
    private static final int FIRST = 11_000;
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NOTHING_BUT_OUR_SCRIPTS = HttpHeaders.createOptimized("default-src 'none'; "
            + "script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");
    private static final CharSequence OPENER_POLICY = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");

    private final SiteUrls urls;

    SecurityHeaders(SiteUrls urls) {
        this.urls = urls;
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        set(headers);
        if (urls.secure(context.request())) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        context.next();
    }

    /** Sets them on a response, over whatever stands there; all but what only belongs to https. */
    public static void set(MultiMap headers) {
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, NOTHING_BUT_OUR_SCRIPTS);
        headers.set(RESOURCE_POLICY, SAME_ORIGIN);
        headers.set(OPENER_POLICY, SAME_ORIGIN);
        headers.set(REFERRER_POLICY, SAME_ORIGIN);
    }
}
