package dev.promptpassthrough.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

import dev.promptpassthrough.asset.PageAssets;
import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.session.CsrfCookie;
import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/** The workbench page, for whoever is signed in. */
@Path(Routes.WORKBENCH)
@Authenticated
class WorkbenchResource {

    private final PassthroughContext context;
    private final PageAssets assets;
    private final SiteUrls urls;
    private final CsrfCookie csrfCookie;
    private final ContentSecurityPolicy policy;
    private final OidcConfigurationMetadata identityProvider;
    private final SecurityIdentity identity;

    WorkbenchResource(PassthroughContext context, PageAssets assets, SiteUrls urls, CsrfCookie csrfCookie,
            ContentSecurityPolicy policy, OidcConfigurationMetadata identityProvider, SecurityIdentity identity) {
        this.context = context;
        this.assets = assets;
        this.urls = urls;
        this.csrfCookie = csrfCookie;
        this.policy = policy;
        this.identityProvider = identityProvider;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public TemplateInstance page(RoutingContext routing, @RestQuery String provider,
            @RestQuery String template) {
        Caller caller = Caller.of(identity);
        String nonce = policy.newNonce();
        PageContext page = context.build(routing.request(), caller, provider, template, RequestId.of(routing), nonce);
        csrfCookie.issue(routing.request(), caller);
        routing.response().putHeader("Content-Security-Policy", policy.of(nonce, identityProvider.getEndSessionUri()));
        return new WorkbenchPage(page, assets, urls.path("/"));
    }
}
