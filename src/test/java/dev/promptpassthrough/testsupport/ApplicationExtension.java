package dev.promptpassthrough.testsupport;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that need no configuration of their own the run's one {@link PackagedApplication}, by parameter; register
 * {@link KeycloakExtension} before it. After each class its log is looked through for what may never stand there.
 */
public final class ApplicationExtension implements ParameterResolver, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(ApplicationExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PackagedApplication.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).computeIfAbsent(SharedApplication.class,
                key -> SharedApplication.start(KeycloakExtension.keycloak(context)), SharedApplication.class).application();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SharedApplication shared = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE).get(SharedApplication.class,
                SharedApplication.class);
        if (shared != null) {
            shared.application().assertLoggedNothingForbidden();
        }
    }
}
