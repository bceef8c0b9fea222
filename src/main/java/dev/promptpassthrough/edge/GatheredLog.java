package dev.promptpassthrough.edge;

import java.util.logging.Handler;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.ConsoleHandler;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Has the console's handler leave it to a {@link TurnFlush} when its lines go out. */
@Singleton
class GatheredLog {

    private static final ExtHandler ALL = InitialConfigurator.DELAYED_HANDLER;

    void begin(@Observes StartupEvent started) {
        for (Handler handler : ALL.getHandlers()) {
            if (handler instanceof ConsoleHandler console) {
                // Behind it, and before it stops by itself: no line stays behind in between.
                ALL.addHandler(new TurnFlush(console));
                console.setAutoFlush(false);
            }
        }
    }

    void end(@Observes ShutdownEvent stopping) {
        for (Handler handler : ALL.getHandlers()) {
            if (handler instanceof TurnFlush flush) {
                flush.console().setAutoFlush(true);
                flush.console().flush();
                ALL.removeHandler(flush);
            }
        }
    }
}
