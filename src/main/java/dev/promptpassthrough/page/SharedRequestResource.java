package dev.promptpassthrough.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;

import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/**
 * Where a link to a request leads. The request is in the link's fragment, which is lost at the identity provider's form; this
 * page, which asks nobody to sign in and knows nothing, keeps it in the browser and goes on to the workbench.
 */
@Path(Routes.SHARED_REQUEST)
@PermitAll
class SharedRequestResource {

    private final SiteUrls urls;
    private final ContentSecurityPolicy policy;

    SharedRequestResource(SiteUrls urls, ContentSecurityPolicy policy) {
        this.urls = urls;
        this.policy = policy;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public TemplateInstance page(RoutingContext routing) {
        return new SharedRequestPage(urls.path(Routes.WORKBENCH), policy.set(routing.response(), null))
                .setLocale(AcceptedLanguage.of(routing.request()));
    }
}
