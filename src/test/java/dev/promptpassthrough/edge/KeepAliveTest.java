package dev.promptpassthrough.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.impl.ConnectionBase;
import jdk.net.ExtendedSocketOptions;

class KeepAliveTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** That it then does is the system's to keep, and not to be seen on loopback, where nobody vanishes. */
    @Test
    void shouldHaveTheSystemAskAfterWhoeverHasMadeARequestAndSaysNothing() throws Exception {
        CompletableFuture<List<Object>> options = new CompletableFuture<>();
        int port = vertx.createHttpServer().requestHandler(request -> {
            ServedConnection.begin(request, added -> {
            });
            options.complete(options(((ConnectionBase) request.connection()).channel().config()));
            request.response().end();
        }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort();

        vertx.createHttpClient().request(HttpMethod.GET, port, "127.0.0.1", "/").onSuccess(request -> request.send());

        assertThat(options.get(10, TimeUnit.SECONDS)).containsExactly(true, 20, 10, 3);
    }

    private static List<Object> options(ChannelConfig config) {
        return Stream.concat(Stream.of(config.getOption(ChannelOption.SO_KEEPALIVE)),
                Stream.of(ExtendedSocketOptions.TCP_KEEPIDLE, ExtendedSocketOptions.TCP_KEEPINTERVAL,
                        ExtendedSocketOptions.TCP_KEEPCOUNT)
                        .map(option -> (Object) config.getOption(NioChannelOption.of(option))))
                .toList();
    }
}
