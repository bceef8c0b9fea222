package dev.promptpassthrough.edge;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemResponse;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives the request its id and its log line, and refuses an ambiguous target, Host or framing before anything is decided on
 * it. The framework's own path policies were walked around more than once (CVE-2023-4853, CVE-2026-39852, CVE-2026-50559,
 * CVE-2026-87743); what cannot be read in two ways cannot be walked around.
 */
@Singleton
class TargetGuard {

    /** After the security headers, which a refusal carries too; before authentication (200), CORS (300) and the rest. */
    private static final int SECOND = 10_000;
    private static final CharSequence ID_HEADER = HttpHeaders.createOptimized(RequestId.HEADER);

    private final AccessLogConfig accessLog;
    private final List<RequestObserver> observers;

    TargetGuard(AccessLogConfig accessLog, @All List<RequestObserver> observers) {
        this.accessLog = accessLog;
        this.observers = List.copyOf(observers);
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, SECOND);
    }

    /** The router fails some requests before any handler sees them: these are refused here like the others. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    }

    private void failed(RoutingContext context) {
        if (RequestId.of(context) != null) {
            context.next();
            return;
        }
        if (RefusedConnection.carries(context.request())) {
            return;
        }
        begin(context);
        refuse(context, "The request must have exactly one Host, and a path that begins with a slash.");
    }

    private void guard(RoutingContext context) {
        if (RefusedConnection.carries(context.request())) {
            return;
        }
        begin(context);
        HttpServerRequest request = context.request();
        String refusal = HostHeader.refusal(request);
        if (refusal == null) {
            refusal = Framing.refusal(request);
        }
        if (refusal == null) {
            refusal = CanonicalTarget.refusal(request.uri());
        }
        if (refusal == null) {
            context.next();
        } else {
            refuse(context, refusal);
        }
    }

    private void begin(RoutingContext context) {
        String id = RequestId.assign(context);
        context.response().putHeader(ID_HEADER, id);
        AccessLine line = AccessLine.begin(context, id, accessLog);
        // The first that is added is the last that is told.
        context.addEndHandler(ended -> {
            observers.forEach(observer -> observer.over(context));
            ServedConnection.end(context.request());
            line.end();
        });
    }

    private void refuse(RoutingContext context, String refusal) {
        RefusedConnection.close(context);
        ProblemResponse.send(context.response(),
                new Problem(ProblemCode.BAD_TARGET, refusal, null, null, RequestId.of(context)));
    }
}
