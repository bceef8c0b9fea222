package dev.promptpassthrough.testsupport;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives tests the run's one pair of {@link Replicas}, by parameter. After each class their logs are looked through for what
 * may never stand there.
 */
public final class ReplicasExtension extends SharedExtension<Replicas> implements AfterAllCallback {

    ReplicasExtension() {
        super(Replicas.class);
    }

    @Override
    Replicas start(ExtensionContext context) {
        return Replicas.start(KeycloakExtension.keycloak(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Replicas replicas = started(context);
        if (replicas != null) {
            replicas.applications().forEach(PackagedApplication::assertLoggedNothingForbidden);
        }
    }
}
