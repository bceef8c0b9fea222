package dev.promptpassthrough.page;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.session.CsrfCookie;
import dev.promptpassthrough.session.CsrfTokens;
import dev.promptpassthrough.session.token.SessionCookie;
import dev.promptpassthrough.site.SiteConfig;
import dev.promptpassthrough.site.SiteUrls;
import io.vertx.core.http.HttpServerRequest;

/** Builds the page's context: URLs from the site's configuration, the session's cookies, and what is chosen at first. */
@Singleton
class PassthroughContext {

    private final SiteUrls urls;
    private final SiteConfig site;
    private final CsrfCookie csrfCookie;
    private final Selection selection;
    private final String sessionCookieName;
    private final String cookieDomain;

    PassthroughContext(SiteUrls urls, SiteConfig site, CsrfCookie csrfCookie, Selection selection,
            @ConfigProperty(name = "quarkus.oidc.authentication.cookie-suffix") Optional<String> cookieSuffix,
            @ConfigProperty(name = "quarkus.oidc.authentication.cookie-domain") Optional<String> cookieDomain) {
        this.urls = urls;
        this.site = site;
        this.csrfCookie = csrfCookie;
        this.selection = selection;
        this.sessionCookieName = SessionCookie.name(cookieSuffix);
        this.cookieDomain = cookieDomain.orElse("");
    }

    /** The context of one page view. */
    PageContext build(HttpServerRequest request, Caller caller, String provider, String template, String requestId,
            String nonce) {
        Selection.Choice choice = selection.choose(caller, provider, template);
        return new PageContext(urls.passthrough(request), urls.providers(request), csrfCookie.name(request),
                CsrfTokens.HEADER, sessionCookieName, cookieDomain, choice.providerId(), choice.templateId(),
                site.debugMode(), requestId, nonce);
    }
}
