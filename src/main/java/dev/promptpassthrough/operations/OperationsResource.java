package dev.promptpassthrough.operations;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.operations.OperationsView.TestView;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.Providers;
import dev.promptpassthrough.session.AdminRoles;
import dev.promptpassthrough.session.BrowserDefence;
import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.session.CsrfTokens;
import dev.promptpassthrough.session.IdentityProviderProbe;
import dev.promptpassthrough.site.Routes;
import io.quarkus.logging.Log;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Operations, for administrators and nobody else: what this replica sees, and the test of a connection. */
@Path(Routes.OPERATIONS)
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class OperationsResource {

    private final Operations operations;
    private final ConnectivityTests tests;
    private final Providers providers;
    private final AdminRoles administrators;
    private final BrowserDefence defence;
    private final IdentityProviderProbe identityProvider;
    private final SecurityIdentity identity;

    OperationsResource(Operations operations, ConnectivityTests tests, Providers providers, AdminRoles administrators,
            BrowserDefence defence, IdentityProviderProbe identityProvider, SecurityIdentity identity) {
        this.operations = operations;
        this.tests = tests;
        this.providers = providers;
        this.administrators = administrators;
        this.defence = defence;
        this.identityProvider = identityProvider;
        this.identity = identity;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<OperationsView> view(RoutingContext routing) {
        Caller caller = Caller.of(identity);
        defence.checkOrigin(routing.request(), caller);
        administrators.check(caller);
        return identityProvider.answers().map(operations::view);
    }

    /** Calls the provider once, with its credential; says what was found, and never what was answered. */
    @POST
    @Path("providers/{slug}/connectivity-test")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Uni<TestView> test(RoutingContext routing, @RestPath String slug, @RestHeader(CsrfTokens.HEADER) String token) {
        Caller caller = Caller.of(identity);
        if (caller.bySession()) {
            defence.check(routing.request(), caller, token);
        }
        administrators.check(caller);
        Provider provider = testable(slug);
        try {
            return Uni.createFrom().completionStage(tests.run(provider).toCompletionStage())
                    .invoke(result -> audit(provider, caller, result, routing))
                    .map(TestView::of);
        } catch (ConnectivityTests.TooSoonException e) {
            routing.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(e.left().toSeconds() + 1));
            throw new ProblemException(ProblemCode.RATE_LIMITED,
                    "This provider was tested a moment ago, or is being tested; try again in a few seconds.");
        }
    }

    private Provider testable(String slug) {
        Provider provider = providers.find(slug).orElseThrow(
                () -> new ProblemException(ProblemCode.UNKNOWN_PROVIDER, "No provider has this name."));
        if (!provider.active()) {
            throw new ProblemException(ProblemCode.PROVIDER_INACTIVE,
                    "It cannot be tested before it is complete: " + provider.inactiveReason() + ".");
        }
        return provider;
    }

    private static void audit(Provider provider, Caller caller, ConnectivityTests.Result result, RoutingContext routing) {
        var finding = result.finding();
        Log.infof("Connectivity test of %s by %s: %s, %d ms, request %s", provider.slug(), caller.key(),
                finding.failed() == null ? "status " + finding.status()
                        : finding.failed() + " failed, " + finding.code().wireName(),
                Math.round(finding.times().total()), RequestId.of(routing));
    }
}
