package dev.promptpassthrough.operations;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.promptpassthrough.operations.ProviderFigures.Ending;
import dev.promptpassthrough.operations.ProviderFigures.Snapshot;
import dev.promptpassthrough.passthrough.ExchangeEnd;
import dev.promptpassthrough.passthrough.ExchangeListener;
import dev.promptpassthrough.passthrough.ExchangeObserver;
import dev.promptpassthrough.problem.ProblemCode;
import io.vertx.core.MultiMap;

/** Looks at every exchange of this replica, for the figures of its provider. */
@Singleton
class ExchangeWatch implements ExchangeObserver {

    private static final int FIRST_SERVER_ERROR = 500;

    private final Map<String, ProviderFigures> bySlug = new ConcurrentHashMap<>();

    @Override
    public ExchangeListener begun(Begun exchange) {
        return new Watched(of(exchange.provider().slug()));
    }

    /** How a provider does now. */
    Snapshot figures(String slug) {
        return of(slug).now();
    }

    private ProviderFigures of(String slug) {
        return bySlug.computeIfAbsent(slug, first -> new ProviderFigures(System::currentTimeMillis));
    }

    /** What an exchange's end says of its provider. */
    static Ending ending(ExchangeEnd end, int status) {
        return switch (end.outcome()) {
            case WHOLE -> status >= FIRST_SERVER_ERROR ? Ending.FAILED : Ending.GOOD;
            case PROVIDER_CLOSED -> Ending.GOOD;
            case CALLER_LEFT -> Ending.LEFT;
            case CUT -> end.code() == ProblemCode.SHUTTING_DOWN ? Ending.REFUSED : Ending.CUT;
            case REFUSED -> isTheProviders(end.code()) ? Ending.FAILED : Ending.REFUSED;
        };
    }

    private static boolean isTheProviders(ProblemCode code) {
        return switch (code) {
            case UPSTREAM_UNREACHABLE, UPSTREAM_TLS, UPSTREAM_PROTOCOL, UPSTREAM_TIMEOUT -> true;
            default -> false;
        };
    }

    /** One exchange. */
    private static final class Watched implements ExchangeListener {

        private final ProviderFigures figures;
        private long sentAt;
        private double latency = -1;
        private int status;

        Watched(ProviderFigures figures) {
            this.figures = figures;
            figures.begun();
        }

        @Override
        public void sent() {
            sentAt = System.nanoTime();
        }

        @Override
        public void answered(int answer, MultiMap headers) {
            latency = (System.nanoTime() - sentAt) / 1e6;
            status = answer;
        }

        @Override
        public void over(ExchangeEnd end) {
            figures.over(ending(end, status), latency, status, end.code() == null ? null : end.code().wireName());
        }
    }
}
