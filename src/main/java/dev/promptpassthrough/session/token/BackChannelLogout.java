package dev.promptpassthrough.session.token;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Remembers the sessions that the identity provider has ended. The framework verifies the logout token and answers; what
 * it remembers itself, it forgets with the next sign-in of anybody (CodeAuthenticationMechanism, 3.31).
 */
@Singleton
class BackChannelLogout {

    /** After the target guard, before anything serves the route. */
    private static final int ORDER = 1_000;
    private static final int ACCEPTED = 200;

    private final EndedSessions ended;
    private final SiteUrls urls;

    BackChannelLogout(EndedSessions ended, SiteUrls urls) {
        this.ended = ended;
        this.urls = urls;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, ORDER);
    }

    private void watch(RoutingContext routing) {
        if (routing.request().method() == HttpMethod.POST
                && Routes.BACK_CHANNEL_LOGOUT.equals(urls.route(routing.request().path()))) {
            // Before the answer is out: whoever reads it may rely on it.
            routing.addHeadersEndHandler(answered -> remember(routing));
        }
        routing.next();
    }

    private void remember(RoutingContext routing) {
        String logoutToken = routing.request().formAttributes().get("logout_token");
        if (routing.response().getStatusCode() == ACCEPTED && logoutToken != null) {
            ended.endAsTold(logoutToken);
            Log.info("The identity provider has ended a session");
        }
    }
}
