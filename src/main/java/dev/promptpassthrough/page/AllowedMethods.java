package dev.promptpassthrough.page;

import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.site.SiteUrls;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells which methods a REST route takes (RFC 9110 §9.3.7, §15.5.6). The framework answers OPTIONS for a whole resource
 * class, so also for an address that nothing is at, and a method that is not allowed without {@code Allow}.
 */
class AllowedMethods {

    private final SiteUrls urls;
    private final Failures failures;
    private final ErrorPages pages;

    AllowedMethods(SiteUrls urls, Failures failures, ErrorPages pages) {
        this.urls = urls;
        this.failures = failures;
        this.pages = pages;
    }

    @ServerRequestFilter(preMatching = true)
    public Response options(ContainerRequestContext request) {
        if (!HttpMethod.OPTIONS.equals(request.getMethod())) {
            return null;
        }
        SortedSet<String> allowed = ofThisAddress();
        if (allowed.isEmpty()) {
            throw new NotFoundException();
        }
        return Response.noContent().header(HttpHeaders.ALLOW, String.join(", ", allowed)).build();
    }

    @ServerExceptionMapper(NotAllowedException.class)
    public Uni<Response> notAllowed(RoutingContext routing) {
        String allowed = String.join(", ", ofThisAddress());
        Uni<Response> answer = urls.isApi(routing.request())
                ? failures.refused(new ProblemException(ProblemCode.METHOD_NOT_ALLOWED, "Use one of: " + allowed + "."),
                        routing)
                : pages.response(routing, ProblemCode.METHOD_NOT_ALLOWED.status(), PageMessages::methodNotAllowed,
                        words -> words.useOneOf(allowed));
        return answer.invoke(response -> response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed));
    }

    /** Those of the current request's address, as the framework's own router finds them; none where nothing is there. */
    private static SortedSet<String> ofThisAddress() {
        ResteasyReactiveRequestContext context = CurrentRequestManager.get();
        var classes = new RequestMapper<>(context.getDeployment().getClassMappers());
        String path = context.getPathWithoutPrefix();
        SortedSet<String> methods = new TreeSet<>();
        for (RequestMatch<InitialMatch> match = classes.map(path); match != null; match = classes.continueMatching(path,
                match)) {
            if (match.value.handlers[0] instanceof ClassRoutingHandler routing) {
                String rest = match.remaining.isEmpty() ? "/" : match.remaining;
                routing.getMappers().forEach((method, routes) -> {
                    if (routes.map(rest) != null) {
                        methods.add(method);
                    }
                });
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }
}
