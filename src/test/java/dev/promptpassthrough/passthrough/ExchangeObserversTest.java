package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.provider.Family;
import dev.promptpassthrough.provider.Provider;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

class ExchangeObserversTest {

    private final List<String> told = new ArrayList<>();

    @Test
    void shouldTellTheOthersWhateverOneOfThemThrows() {
        ExchangeObserver broken = exchange -> {
            throw new IllegalStateException("at once");
        };
        ExchangeListener listener = new ExchangeObservers(List.of(broken, exchange -> new Throwing(), exchange -> null,
                exchange -> new Recording())).begun(begun());

        listener.connecting();
        listener.sent();
        listener.received(Buffer.buffer("abc"));

        assertThat(told).containsExactly("sent", "abc");
    }

    private static ExchangeObserver.Begun begun() {
        HttpServerRequest request = answering(HttpServerRequest.class, HttpMethod.GET);
        Provider provider = new Provider("wire", null, Family.OTHER, null, "", null, null, false, null, null, null);
        return new ExchangeObserver.Begun(answering(RoutingContext.class, request), provider, "x", false);
    }

    /** One that answers the same to everything that it can be the answer of. */
    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (proxy, method, arguments) -> method.getReturnType().isInstance(answer) && !method.getName().equals("get")
                        ? answer
                        : null));
    }

    private static final class Throwing implements ExchangeListener {
        @Override
        public void sent() {
            throw new IllegalStateException("later");
        }

        @Override
        public void received(Buffer chunk) {
            throw new IllegalStateException("and again");
        }

        @Override
        public void over(ExchangeEnd end) {
            throw new IllegalStateException("to the end");
        }
    }

    private final class Recording implements ExchangeListener {
        @Override
        public void sent() {
            told.add("sent");
        }

        @Override
        public void received(Buffer chunk) {
            told.add(chunk.toString());
        }

        @Override
        public void over(ExchangeEnd end) {
            told.add("over");
        }
    }
}
