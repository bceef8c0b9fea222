package dev.promptpassthrough.page;

import java.util.Locale;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemResponse;
import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Makes the error page, for REST calls that failed and for addresses that nothing serves. */
@Singleton
class ErrorPages {

    /** After whatever else serves something. */
    private static final int LAST = RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 1_000;

    private final SiteUrls urls;
    private final ContentSecurityPolicy policy;

    ErrorPages(SiteUrls urls, ContentSecurityPolicy policy) {
        this.urls = urls;
        this.policy = policy;
    }

    void register(@Observes Router router) {
        router.route().order(LAST).handler(this::notFound);
    }

    /** @param title what went wrong, and {@code detail}, what to do about it, in the language of whoever reads it */
    Uni<Response> response(RoutingContext routing, int status, Function<PageMessages, String> title,
            Function<PageMessages, String> detail) {
        return render(routing, status, title, detail).map(html -> Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(html)
                .build());
    }

    private void notFound(RoutingContext routing) {
        if (urls.isApi(routing.request())) {
            ProblemResponse.send(routing.response(), noSuchRoute(routing));
            return;
        }
        render(routing, 404, PageMessages::nothingHere, PageMessages::leadsNowhere)
                .subscribe().with(html -> routing.response().setStatusCode(404)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(html), routing::fail);
    }

    /** To a program, whose base URL is most likely what is wrong. */
    static Problem noSuchRoute(RoutingContext routing) {
        return new Problem(ProblemCode.NOT_FOUND, "The gateway has no such route; an SDK's base URL ends in "
                + Routes.PASSTHROUGH + " with a provider's name.", null, routing.request().path(), RequestId.of(routing));
    }

    private Uni<String> render(RoutingContext routing, int status, Function<PageMessages, String> title,
            Function<PageMessages, String> detail) {
        String nonce = policy.set(routing.response(), null);
        Locale language = AcceptedLanguage.of(routing.request());
        PageMessages words = MessageBundles.get(PageMessages.class, Localized.Literal.of(language.toLanguageTag()));
        return new ErrorPage(status, title.apply(words), detail.apply(words), urls.path(Routes.WORKBENCH),
                RequestId.of(routing), nonce).setLocale(language).createUni();
    }
}
