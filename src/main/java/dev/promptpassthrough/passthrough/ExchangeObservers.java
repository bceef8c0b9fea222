package dev.promptpassthrough.passthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import dev.promptpassthrough.usage.Usage;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Everybody who is told of the exchanges: the observers that there are, and after them the log. */
@Singleton
class ExchangeObservers {

    private final List<ExchangeObserver> observers;

    ExchangeObservers(@All List<ExchangeObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    ExchangeListener begun(ExchangeObserver.Begun exchange) {
        // The log is the last: an observer may add to the line, which is written at the exchange's end.
        ExchangeListener log = new ExchangeLog(exchange.routing(), exchange.provider());
        List<ExchangeListener> listeners = new ArrayList<>(observers.size() + 1);
        for (ExchangeObserver observer : observers) {
            ExchangeListener listener = listener(observer, exchange);
            if (listener != null) {
                listeners.add(listener);
            }
        }
        listeners.add(log);
        return new Everybody(UsageReader.of(exchange), listeners.toArray(ExchangeListener[]::new));
    }

    private static ExchangeListener listener(ExchangeObserver observer, ExchangeObserver.Begun exchange) {
        try {
            return observer.begun(exchange);
        } catch (RuntimeException e) {
            Log.errorf(e, "%s failed", observer.getClass().getName());
            return null;
        }
    }

    private static final class Everybody implements ExchangeListener {

        private final UsageReader usage;
        private final ExchangeListener[] listeners;

        Everybody(UsageReader usage, ExchangeListener[] listeners) {
            this.usage = usage;
            this.listeners = listeners;
        }

        @Override
        public void allowed(String model) {
            tell(listener -> listener.allowed(model));
        }

        @Override
        public void connecting() {
            tell(ExchangeListener::connecting);
        }

        @Override
        public void propagate(BiConsumer<String, String> header) {
            tell(listener -> listener.propagate(header));
        }

        @Override
        public void sent() {
            tell(ExchangeListener::sent);
        }

        @Override
        public void answered(int status, MultiMap headers) {
            usage.answered(status, headers);
            tell(listener -> listener.answered(status, headers));
        }

        @Override
        public void received(Buffer chunk) {
            usage.received(chunk);
            tell(listener -> listener.received(chunk));
        }

        @Override
        public void relayedDown(int bytes) {
            tell(listener -> listener.relayedDown(bytes));
        }

        @Override
        public void relayedUp(int bytes) {
            tell(listener -> listener.relayedUp(bytes));
        }

        @Override
        public void used(Usage used, String model) {
            tell(listener -> listener.used(used, model));
        }

        @Override
        public void over(ExchangeEnd end) {
            usage.over(end, this);
            tell(listener -> listener.over(end));
        }

        private void tell(Consumer<ExchangeListener> what) {
            for (int i = 0; i < listeners.length; i++) {
                try {
                    what.accept(listeners[i]);
                } catch (RuntimeException e) {
                    Log.errorf(e, "%s failed", listeners[i].getClass().getName());
                }
            }
        }
    }
}
