package dev.promptpassthrough.metrics;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.promptpassthrough.edge.RequestObserver;
import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Counts what the gateway refuses, whoever of it does: the header by which callers tell its errors tells them here too. */
@Startup
@Singleton
class OwnErrors implements RequestObserver {

    private static final int FIRST_ERROR = 400;

    private final Map<String, Counter> byCode;

    OwnErrors(MeterRegistry registry, MetricsConfig config) {
        this.byCode = !config.enabled() ? Map.of()
                : Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName)
                        .collect(Collectors.toUnmodifiableMap(code -> code, code -> Counter.builder("passthrough.errors")
                                .description("Errors of the gateway's own that were answered, by code.").tag("code", code)
                                .register(registry)));
    }

    @Override
    public void over(RoutingContext routing) {
        HttpServerResponse response = routing.response();
        if (response.getStatusCode() < FIRST_ERROR || !response.headWritten()) {
            return;
        }
        String code = response.headers().get(Problem.HEADER);
        Counter counter = code == null ? null : byCode.get(code);
        if (counter != null) {
            counter.increment();
        }
    }
}
