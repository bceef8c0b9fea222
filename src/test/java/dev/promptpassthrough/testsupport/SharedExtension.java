package dev.promptpassthrough.testsupport;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the run's one of something that takes long to start, by parameter.
 *
 * <p>
 * It lives in the launcher session's store: started by the first test that asks, so that a test alone that needs none
 * waits for none, and closed by JUnit after the last, whatever the outcome. A {@code LauncherSessionListener} would
 * start it for every unit test too.
 */
abstract class SharedExtension<T extends AutoCloseable> implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedExtension.class);

    private final Class<T> type;

    SharedExtension(Class<T> type) {
        this.type = type;
    }

    abstract T start(ExtensionContext context);

    final T shared(ExtensionContext context) {
        return store(context).computeIfAbsent(type, key -> start(context), type);
    }

    /** {@code null} where no test has asked for it yet. */
    final T started(ExtensionContext context) {
        return store(context).get(type, type);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    }
}
