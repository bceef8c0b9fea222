package dev.promptpassthrough.provider;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows the last reload beside the readiness, which it never changes: with the last good configuration calls go on. */
@Readiness
@Singleton
class CatalogueReloadCheck implements HealthCheck {

    private final CatalogueReload reload;

    CatalogueReloadCheck(CatalogueReload reload) {
        this.reload = reload;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("Provider configuration").up();
        reload.last().ifPresentOrElse(
                last -> check.withData("reload", last.inForce() ? "in force" : "refused")
                        .withData("at", last.at().toString()).withData("message", last.message()),
                () -> check.withData("reload", "none since the start"));
        return check.build();
    }
}
