package dev.promptpassthrough.page;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;

import dev.promptpassthrough.session.AdminRoles;
import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.site.Routes;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/** The operations page: the workbench's own, which shows by its address what it is. */
@Path(Routes.OPERATIONS_PAGE)
@Authenticated
class OperationsPageResource {

    private final PageView page;
    private final AdminRoles administrators;
    private final SecurityIdentity identity;

    OperationsPageResource(PageView page, AdminRoles administrators, SecurityIdentity identity) {
        this.page = page;
        this.administrators = administrators;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public TemplateInstance page(RoutingContext routing) {
        Caller caller = Caller.of(identity);
        if (!administrators.held(caller)) {
            throw new ForbiddenException();
        }
        return page.open(routing, caller, null, null);
    }
}
