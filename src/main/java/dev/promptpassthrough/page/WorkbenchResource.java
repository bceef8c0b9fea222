package dev.promptpassthrough.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.site.Routes;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/** The workbench page, for whoever is signed in. */
@Path(Routes.WORKBENCH)
@Authenticated
class WorkbenchResource {

    private final PageView page;
    private final SecurityIdentity identity;

    WorkbenchResource(PageView page, SecurityIdentity identity) {
        this.page = page;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public TemplateInstance page(RoutingContext routing, @RestQuery String provider,
            @RestQuery String template) {
        return page.open(routing, Caller.of(identity), provider, template);
    }
}
