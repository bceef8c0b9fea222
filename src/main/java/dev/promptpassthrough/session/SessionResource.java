package dev.promptpassthrough.session;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;

/** Sign-in and sign-out. The code flow itself is the framework's. */
@Path(Routes.SIGN_IN_AND_OUT)
class SessionResource {

    private final SiteUrls urls;
    private final SignOut signOut;
    private final BrowserDefence defence;
    private final SecurityIdentity identity;

    SessionResource(SiteUrls urls, SignOut signOut, BrowserDefence defence, SecurityIdentity identity) {
        this.urls = urls;
        this.signOut = signOut;
        this.defence = defence;
        this.identity = identity;
    }

    /** Being protected, it starts the code flow; whoever arrives is signed in and goes where they wanted. */
    @GET
    @Path("login")
    @Authenticated
    public Response login(@RestQuery("return-to") String returnTo) {
        return goTo(LocalRedirect.of(returnTo, urls.path(Routes.WORKBENCH)).path());
    }

    /** The one redirect URI that the identity provider must know; the framework finishes the code flow on it. */
    @GET
    @Path("callback")
    @Authenticated
    public Response callback() {
        return goTo(urls.path(Routes.WORKBENCH));
    }

    /** Ends the session here and at the identity provider. Without a session it is done already. */
    @POST
    @Path("logout")
    @PermitAll
    @Blocking
    public Response logout(HttpServerRequest request, @RestForm("csrf-token") String formToken,
            @RestHeader(CsrfTokens.HEADER) String headerToken) {
        Optional<Caller> caller = signedIn();
        caller.ifPresent(found -> defence.check(request, found, headerToken == null ? formToken : headerToken));
        return goTo(signOut.end(request, caller.isPresent()));
    }

    /** Whoever has a session that still holds; one that has ended needs no sign-out. */
    private Optional<Caller> signedIn() {
        try {
            return identity.isAnonymous() ? Optional.empty() : Optional.of(Caller.of(identity));
        } catch (AuthenticationFailedException | AuthenticationCompletionException e) {
            return Optional.empty();
        }
    }

    private static Response goTo(String location) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
