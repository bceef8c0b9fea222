package dev.promptpassthrough.testsupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;

/**
 * Lets no meter outlive its application: the next one in the same JVM would get the old, which reads what has ended. The
 * framework does that in dev mode only.
 */
@ApplicationScoped
class FreshMetrics {

    void clear(@Observes ShutdownEvent ended) {
        Metrics.globalRegistry.clear();
    }
}
