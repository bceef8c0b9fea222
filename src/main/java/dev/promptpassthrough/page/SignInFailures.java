package dev.promptpassthrough.page;

import java.net.URI;
import java.util.function.Supplier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.problem.Reason;
import dev.promptpassthrough.session.Challenge;
import dev.promptpassthrough.session.IdentityProviderProbe;
import dev.promptpassthrough.session.StateCookies;
import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** What becomes of a REST call without an identity: a challenge for a program, the way to sign-in or a page for a person. */
class SignInFailures {

    /** RFC 6749 §4.1.2.1: whoever was asked to sign in, or the identity provider, said no. */
    static final String TURNED_BACK = "access_denied";

    private static final int LONGEST_KEPT = 1_024;

    private final SiteUrls urls;
    private final ErrorPages pages;
    private final Failures failures;
    private final HttpAuthenticator authenticator;
    private final IdentityProviderProbe identityProvider;

    SignInFailures(SiteUrls urls, ErrorPages pages, Failures failures, HttpAuthenticator authenticator,
            IdentityProviderProbe identityProvider) {
        this.urls = urls;
        this.pages = pages;
        this.failures = failures;
        this.authenticator = authenticator;
        this.identityProvider = identityProvider;
    }

    @ServerExceptionMapper({ UnauthorizedException.class, AuthenticationFailedException.class })
    public Uni<Response> unauthenticated(RoutingContext routing) {
        if (urls.isApi(routing.request())) {
            return Uni.createFrom().item(challenge(routing));
        }
        if (Routes.SIGN_IN_CALLBACK.equals(urls.route(routing.request().path()))) {
            // Whoever comes back without having been sent is not sent again: a browser that keeps no cookies would turn
            // round for ever.
            return notCompleted(routing);
        }
        if (routing.request().uri().length() > LONGEST_KEPT) {
            // It would have to be kept in a cookie until the return.
            return Uni.createFrom().item(Response.seeOther(URI.create(urls.path(Routes.WORKBENCH))).build());
        }
        return orUnavailable(identityProvider.answers(), routing, () -> toSignIn(routing));
    }

    private Uni<Response> toSignIn(RoutingContext routing) {
        StateCookies.makeRoom(routing.request());
        return authenticator.getChallenge(routing).map(challenge -> Response.status(challenge.status)
                .header(challenge.headerName.toString(), challenge.headerContent)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build())
                .onFailure(OIDCException.class)
                .recoverWithUni(failure -> identityProviderUnavailable((OIDCException) failure, routing));
    }

    /** The identity provider sent the browser back, but the code flow could not be finished. */
    @ServerExceptionMapper(AuthenticationCompletionException.class)
    public Uni<Response> signInFailed(AuthenticationCompletionException failure, RoutingContext routing) {
        if (urls.isApi(routing.request())) {
            return Uni.createFrom().item(challenge(routing));
        }
        if (isClientRefused(failure)) {
            Log.errorf("The identity provider does not accept this application: check quarkus.oidc.client-id and "
                    + "quarkus.oidc.credentials.secret against the client that is registered there, request %s",
                    RequestId.of(routing));
            return pages.response(routing, 500, PageMessages::signInMisconfigured, PageMessages::applicationRefused);
        }
        Log.infof("Sign-in failed: %s, request %s", Reason.of(failure), RequestId.of(routing));
        return orUnavailable(identityProvider.answersNow(), routing,
                () -> TURNED_BACK.equals(routing.request().getParam("error")) ? turnedBack(routing) : notCompleted(routing));
    }

    private Uni<Response> turnedBack(RoutingContext routing) {
        return pages.response(routing, 401, PageMessages::signInNotCompleted, PageMessages::signInTurnedBack);
    }

    private Uni<Response> notCompleted(RoutingContext routing) {
        return pages.response(routing, 401, PageMessages::signInNotCompleted, PageMessages::signInLost);
    }

    /** RFC 6749 §5.2: the token endpoint refused the application itself, not what the browser brought. */
    private static boolean isClientRefused(AuthenticationCompletionException failure) {
        String reason = failure.getCause() == null ? null : failure.getCause().getMessage();
        return reason != null && (reason.contains("invalid_client") || reason.contains("unauthorized_client"));
    }

    /** The framework tries again by itself with the next request. */
    @ServerExceptionMapper(OIDCException.class)
    public Uni<Response> identityProviderUnavailable(OIDCException failure, RoutingContext routing) {
        Log.warnf("The identity provider is not available: %s, request %s", Reason.of(failure), RequestId.of(routing));
        return urls.isApi(routing.request())
                ? failures.refused(new ProblemException(ProblemCode.SIGN_IN_UNAVAILABLE, Challenge.UNAVAILABLE), routing)
                : unavailablePage(routing);
    }

    /** What a person is told in its place while the identity provider is away. */
    private Uni<Response> orUnavailable(Uni<Boolean> available, RoutingContext routing, Supplier<Uni<Response>> otherwise) {
        return available.chain(answers -> answers ? otherwise.get() : unavailablePage(routing));
    }

    private Uni<Response> unavailablePage(RoutingContext routing) {
        return pages.response(routing, ProblemCode.SIGN_IN_UNAVAILABLE.status(), PageMessages::signInUnavailable,
                PageMessages::identityProviderSilent);
    }

    private Response challenge(RoutingContext routing) {
        Challenge challenge = Challenge.to(routing.request(), Challenge.byToken(routing.request()), RequestId.of(routing));
        Response.ResponseBuilder builder = challenge.problem() == null
                ? Response.status(challenge.status())
                        .header(Problem.HEADER, ProblemCode.UNAUTHENTICATED.wireName())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                : Failures.response(challenge.problem());
        return builder.header(HttpHeaders.WWW_AUTHENTICATE, challenge.scheme()).build();
    }
}
