package dev.promptpassthrough.session;

import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;

import dev.promptpassthrough.site.Routes;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/** Tells the caller who they are here. */
@Path(Routes.SESSION)
@Authenticated
class CurrentSessionResource {

    /**
     * What a caller is told of themselves; the record is the white-list.
     *
     * @param administrator whether operations are for them
     * @param expiresAt when the session ends unless it is used before, or the access token
     */
    record SessionView(String subject, String issuer, String name, String email, List<String> roles, boolean administrator,
            Instant expiresAt) {
    }

    private final BrowserDefence defence;
    private final SessionEnd end;
    private final AdminRoles administrators;
    private final SecurityIdentity identity;

    CurrentSessionResource(BrowserDefence defence, SessionEnd end, AdminRoles administrators, SecurityIdentity identity) {
        this.defence = defence;
        this.end = end;
        this.administrators = administrators;
        this.identity = identity;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public SessionView session(RoutingContext routing) {
        Caller caller = Caller.of(identity);
        defence.checkOrigin(routing.request(), caller);
        return new SessionView(caller.subject(), caller.issuer(), caller.name(), caller.email(),
                caller.roles().stream().sorted().toList(), administrators.held(caller), end.of(caller, routing));
    }
}
