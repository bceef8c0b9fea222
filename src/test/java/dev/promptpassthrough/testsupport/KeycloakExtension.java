package dev.promptpassthrough.testsupport;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the run's one {@link Keycloak}, by parameter.
 *
 * <p>
 * It lives in the launcher session's store: started by the first test that asks, so that a test alone that needs none
 * waits for none, and closed by JUnit after the last, whatever the outcome. A {@code LauncherSessionListener} would
 * start it for every unit test too.
 */
public final class KeycloakExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(KeycloakExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Keycloak.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return keycloak(context);
    }

    static Keycloak keycloak(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).computeIfAbsent(Keycloak.class,
                key -> Keycloak.start(), Keycloak.class);
    }
}
