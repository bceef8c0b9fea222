package dev.promptpassthrough.passthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** Everybody who is told of the exchanges: the observers that there are, and after them the log. */
@ApplicationScoped
class ExchangeObservers {

    private final List<ExchangeObserver> observers;

    ExchangeObservers(@All List<ExchangeObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    ExchangeListener begun(ExchangeObserver.Begun exchange) {
        // The log is the last: an observer may add to the line, which is written at the exchange's end.
        ExchangeListener log = new ExchangeLog(exchange.routing(), exchange.provider());
        if (observers.isEmpty()) {
            return log;
        }
        List<ExchangeListener> listeners = new ArrayList<>(observers.size() + 1);
        for (ExchangeObserver observer : observers) {
            ExchangeListener listener = listener(observer, exchange);
            if (listener != null) {
                listeners.add(listener);
            }
        }
        listeners.add(log);
        return listeners.size() == 1 ? log : new Everybody(listeners.toArray(ExchangeListener[]::new));
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

        private final ExchangeListener[] listeners;

        Everybody(ExchangeListener[] listeners) {
            this.listeners = listeners;
        }

        @Override
        public void sent() {
            tell(ExchangeListener::sent);
        }

        @Override
        public void answered(int status, MultiMap headers) {
            tell(listener -> listener.answered(status, headers));
        }

        @Override
        public void received(Buffer chunk) {
            tell(listener -> listener.received(chunk));
        }

        @Override
        public void relayed(int bytes) {
            tell(listener -> listener.relayed(bytes));
        }

        @Override
        public void over(ExchangeEnd end) {
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
