package dev.promptpassthrough.testsupport;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the run's one pair of {@link Replicas}, by parameter; register {@link KeycloakExtension} before it. */
public final class ReplicasExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ReplicasExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Replicas.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).computeIfAbsent(Replicas.class,
                key -> Replicas.start(KeycloakExtension.keycloak(context)), Replicas.class);
    }
}
