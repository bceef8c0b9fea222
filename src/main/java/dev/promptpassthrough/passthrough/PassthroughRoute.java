package dev.promptpassthrough.passthrough;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.problem.Reason;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.Providers;
import dev.promptpassthrough.session.BrowserDefence;
import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.session.Challenge;
import dev.promptpassthrough.session.CsrfTokens;
import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The passthrough's reactive route: who is calling, what they may call, and then the exchange. It hangs in the router
 * itself rather than behind an annotation, because an annotated route has the whole body read into memory first.
 */
@Singleton
class PassthroughRoute {

    /** After what checks every request, before authentication is prepared (-200), which a known caller does without. */
    private static final int ARRIVAL = -250;
    /** After the path policies (-100), where an operator has any: nobody goes around them. */
    private static final int ARRIVAL_BEHIND_POLICIES = -60;
    /** Before anything reads or measures the body (-2). */
    private static final int AUTHENTICATION = -50;
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
            HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);
    private static final String ALLOW = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private final Vertx vertx;
    private final SiteUrls urls;
    private final Callers callers;
    private final BrowserDefence browserDefence;
    private final Providers providers;
    private final StreamLimits streamLimits;
    private final Upstreams upstreams;
    private final LimitsConfig limits;
    private final ExchangeObservers observers;
    private final VertxHttpConfig http;

    PassthroughRoute(Vertx vertx, SiteUrls urls, Callers callers, BrowserDefence browserDefence, Providers providers,
            StreamLimits streamLimits, Upstreams upstreams, LimitsConfig limits, ExchangeObservers observers,
            VertxHttpConfig http) {
        this.vertx = vertx;
        this.urls = urls;
        this.callers = callers;
        this.browserDefence = browserDefence;
        this.providers = providers;
        this.streamLimits = streamLimits;
        this.upstreams = upstreams;
        this.limits = limits;
        this.observers = observers;
        this.http = http;
    }

    void register(@Observes Router router) {
        int arrival = http.auth().permissions().isEmpty() ? ARRIVAL : ARRIVAL_BEHIND_POLICIES;
        router.route(Routes.PASSTHROUGH_PREFIX + "*").order(arrival).handler(this::arrive);
        router.route(Routes.PASSTHROUGH_PREFIX + "*").order(AUTHENTICATION).handler(this::authenticate);
    }

    private void arrive(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String route = urls.route(request.uri());
        if (!route.startsWith(Routes.PASSTHROUGH_PREFIX)) {
            // The router counts the path without its last slash in; no provider is named there.
            routing.next();
            return;
        }
        // Not a byte of the body is taken in before the caller is known.
        request.pause();
        GatheredFlush.on(request.connection());
        Arrival arrival = Arrival.of(request, Target.parse(route, Routes.PASSTHROUGH_PREFIX));
        if (!METHODS.contains(request.method())) {
            routing.response().putHeader("Allow", ALLOW);
            refusal(routing, arrival).send(new ProblemException(ProblemCode.METHOD_NOT_ALLOWED, "Use one of: " + ALLOW + "."));
            return;
        }
        if (arrival.handshake() != null) {
            HandshakeGate.close(routing);
        }
        Caller known = callers.known(arrival.tokens());
        if (known != null) {
            exchange(routing, arrival, known);
        } else {
            routing.put(Arrival.KEY, arrival);
            routing.next();
        }
    }

    private void authenticate(RoutingContext routing) {
        Arrival arrival = routing.get(Arrival.KEY);
        if (arrival == null) {
            routing.next();
            return;
        }
        identify(routing, arrival.tokens())
                .onSuccess(caller -> exchange(routing, arrival, caller))
                .onFailure(failure -> unidentified(routing, failure, arrival));
    }

    /** Whatever goes wrong, goes wrong as a failure: the framework's own error page is not ours to send. */
    private Future<Caller> identify(RoutingContext routing, List<String> tokens) {
        try {
            return callers.identify(routing, tokens);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private void exchange(RoutingContext routing, Arrival arrival, Caller caller) {
        Target target = arrival.target();
        Handshake handshake = arrival.handshake();
        Refusal refusal = refusal(routing, arrival);
        try {
            HttpServerRequest request = routing.request();
            if (caller.bySession() && handshake != null) {
                browserDefence.checkHandshake(request, caller, handshake.csrfToken());
            } else if (caller.bySession()) {
                browserDefence.check(request, caller, request.getHeader(CsrfTokens.HEADER));
            }
            Provider provider = permitted(target.slug(), caller);
            if (handshake != null) {
                ModelPolicy.checkHandshake(provider.access().models());
            }
            UpstreamTarget there = UpstreamTarget.of(handshake == null ? target : handshake.strip(target), provider);
            BodyLimit.check(request, limits.maxRequestBody().asLongValue());
            Destination destination = new Destination(provider, upstreams.of(provider), there, handshake);
            // Last, since from here on only the exchange gives it back.
            StreamLimits.Permit permit = streamLimits.acquire(caller);
            ExchangeListener listener = observers
                    .begun(new ExchangeObserver.Begun(routing, provider, there.path(), handshake != null));
            new Exchange(vertx, routing, destination, limits, permit, refusal, listener).start();
        } catch (ProblemException e) {
            refusal.send(e);
        } catch (RuntimeException e) {
            internal(routing, e, refusal);
        }
    }

    /** The caller's provider. One that exists for others only is told apart, since the listing hides it anyway. */
    private Provider permitted(String slug, Caller caller) {
        Provider provider = providers.find(slug).orElseThrow(() -> new ProblemException(ProblemCode.UNKNOWN_PROVIDER,
                "No provider has this name; the listing has those that you may use."));
        if (!provider.access().permits(caller.roles())) {
            throw new ProblemException(ProblemCode.FORBIDDEN_PROVIDER,
                    "Your account lacks a role that this provider asks for.");
        }
        if (!provider.active()) {
            throw new ProblemException(ProblemCode.PROVIDER_INACTIVE,
                    "An operator has to complete it: " + provider.inactiveReason() + ".");
        }
        return provider;
    }

    private void unidentified(RoutingContext routing, Throwable failure, Arrival arrival) {
        Refusal refusal = refusal(routing, arrival);
        boolean expected = failure instanceof UnauthorizedException || failure instanceof AuthenticationException
                || failure instanceof ForbiddenException;
        if (expected) {
            refusal.challenge(Challenge.to(routing.request(), !arrival.tokens().isEmpty(), RequestId.of(routing)));
        } else if (failure instanceof OIDCException) {
            Log.warnf("The identity provider is not available: %s, request %s", Reason.of(failure), RequestId.of(routing));
            refusal.send(new ProblemException(ProblemCode.SIGN_IN_UNAVAILABLE, Challenge.UNAVAILABLE));
        } else {
            internal(routing, failure, refusal);
        }
    }

    private Refusal refusal(RoutingContext routing, Arrival arrival) {
        return new Refusal(vertx, routing, arrival.target().slug());
    }

    private static void internal(RoutingContext routing, Throwable failure, Refusal refusal) {
        Log.errorf(failure, "Request %s failed", RequestId.of(routing));
        refusal.send(ProblemException.internal());
    }
}
