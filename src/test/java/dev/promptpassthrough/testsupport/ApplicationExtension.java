package dev.promptpassthrough.testsupport;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Gives tests that need no configuration of their own the run's one {@link PackagedApplication}, by parameter. After each
 * class its log is looked through for what may never stand there.
 */
public final class ApplicationExtension extends SharedExtension<SharedApplication> implements AfterAllCallback {

    ApplicationExtension() {
        super(SharedApplication.class);
    }

    @Override
    SharedApplication start(ExtensionContext context) {
        return SharedApplication.start(KeycloakExtension.keycloak(context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PackagedApplication.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context).application();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SharedApplication shared = started(context);
        if (shared != null) {
            shared.application().assertLoggedNothingForbidden();
        }
    }
}
