package dev.promptpassthrough.page;

import jakarta.inject.Singleton;

import dev.promptpassthrough.asset.PageAssets;
import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.session.CsrfCookie;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/** One view of the page: its context, its content security policy, and a fresh CSRF token. */
@Singleton
class PageView {

    private final PassthroughContext context;
    private final PageAssets assets;
    private final SiteUrls urls;
    private final CsrfCookie csrfCookie;
    private final ContentSecurityPolicy policy;
    private final OidcConfigurationMetadata identityProvider;

    PageView(PassthroughContext context, PageAssets assets, SiteUrls urls, CsrfCookie csrfCookie,
            ContentSecurityPolicy policy, OidcConfigurationMetadata identityProvider) {
        this.context = context;
        this.assets = assets;
        this.urls = urls;
        this.csrfCookie = csrfCookie;
        this.policy = policy;
        this.identityProvider = identityProvider;
    }

    /** @param provider its slug, and {@code template} its id, where the address names one; else {@code null} */
    TemplateInstance open(RoutingContext routing, Caller caller, String provider, String template) {
        String nonce = policy.set(routing.response(), identityProvider.getEndSessionUri());
        PageContext page = context.build(routing.request(), caller, provider, template, RequestId.of(routing), nonce);
        csrfCookie.issue(routing.request(), caller);
        return new WorkbenchPage(page, assets, urls.path("/")).setLocale(AcceptedLanguage.of(routing.request()));
    }
}
