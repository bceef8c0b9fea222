package dev.promptpassthrough.page;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * What becomes of a failed REST call: a problem for a program, a page for a person. {@link SignInFailures} has those that an
 * identity is missing for.
 */
class Failures {

    private final SiteUrls urls;
    private final ErrorPages pages;

    Failures(SiteUrls urls, ErrorPages pages) {
        this.urls = urls;
        this.pages = pages;
    }

    @ServerExceptionMapper(ProblemException.class)
    public Uni<Response> refused(ProblemException refusal, RoutingContext routing) {
        Problem problem = new Problem(refusal.code(), refusal.getMessage(), null, routing.request().path(),
                RequestId.of(routing));
        return Uni.createFrom().item(response(problem).build());
    }

    @ServerExceptionMapper(NotFoundException.class)
    public Uni<Response> notFound(RoutingContext routing) {
        if (urls.isApi(routing.request())) {
            return Uni.createFrom().item(response(ErrorPages.noSuchRoute(routing)).build());
        }
        return pages.response(routing, 404, PageMessages::nothingHere, PageMessages::leadsNowhere);
    }

    @ServerExceptionMapper(Selection.UnavailableException.class)
    public Uni<Response> unavailable(Selection.UnavailableException failure, RoutingContext routing) {
        return pages.response(routing, 404, PageMessages::nothingHere, failure.words());
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public Uni<Response> forbidden(RoutingContext routing) {
        return pages.response(routing, 403, PageMessages::notForYou, PageMessages::roleMissing);
    }

    /** RFC 9110 §15.5.7. Whoever takes no page, and no JSON, is a program. */
    @ServerExceptionMapper(NotAcceptableException.class)
    public Uni<Response> notAcceptable(RoutingContext routing) {
        return refused(new ProblemException(ProblemCode.NOT_ACCEPTABLE,
                "The Accept header leaves out what is here: " + (urls.isApi(routing.request()) ? "JSON." : "a page.")),
                routing);
    }

    @ServerExceptionMapper(WebApplicationException.class)
    public Response other(WebApplicationException failure) {
        return failure.getResponse();
    }

    @ServerExceptionMapper(Throwable.class)
    public Uni<Response> failed(Throwable failure, RoutingContext routing) {
        Log.errorf(failure, "Request %s failed", RequestId.of(routing));
        if (urls.isApi(routing.request())) {
            return refused(ProblemException.internal(), routing);
        }
        return pages.response(routing, 500, PageMessages::pageFailed, PageMessages::ourFault);
    }

    static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.code().status())
                .type(Problem.MEDIA_TYPE)
                .header(Problem.HEADER, problem.code().wireName())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toJson().encode());
    }
}
