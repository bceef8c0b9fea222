package dev.promptpassthrough.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;

/** Whoever comes to the site's front door is shown to the workbench. */
@Path("/")
@PermitAll
class EntryResource {

    private final SiteUrls urls;

    EntryResource(SiteUrls urls) {
        this.urls = urls;
    }

    @GET
    public Response toWorkbench() {
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, urls.path(Routes.WORKBENCH))
                .build();
    }
}
