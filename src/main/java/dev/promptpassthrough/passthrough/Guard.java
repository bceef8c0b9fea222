package dev.promptpassthrough.passthrough;

import java.util.function.Consumer;

import dev.promptpassthrough.edge.RequestId;
import dev.promptpassthrough.problem.ProblemException;
import io.quarkus.logging.Log;
import io.vertx.core.Handler;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;

/** Has no step of an exchange fail unseen: there is always an answer to the caller, or the answer breaks off. */
record Guard(RoutingContext routing, Consumer<ProblemException> refuse) {

    <T> Handler<T> over(Handler<T> step) {
        return value -> {
            try {
                step.handle(value);
            } catch (ProblemException e) {
                refuse.accept(e);
            } catch (RuntimeException e) {
                Log.errorf(e, "Request %s failed", RequestId.of(routing));
                refuse.accept(ProblemException.internal());
            }
        };
    }

    /**
     * Has a step run where it was given, which may be told of on another event loop, that of the connection to the provider.
     */
    static <T> Handler<T> here(Handler<T> step) {
        ContextInternal own = ContextInternal.current();
        return value -> own.emit(value, step);
    }
}
