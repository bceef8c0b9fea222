package dev.promptpassthrough.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import jdk.net.ExtendedSocketOptions;

/**
 * Has the system ask a caller who says nothing whether they are still there (RFC 9293 §3.8.4). Who vanishes without a word,
 * with the power or the network, while the provider is thinking would otherwise have it think on for nobody, for as long as
 * the first byte may take. By its own times the system would ask after two hours.
 */
final class KeepAlive {

    private static final int IDLE_SECONDS = 20;
    private static final int INTERVAL_SECONDS = 10;
    private static final int TIMES = 3;

    private KeepAlive() {
    }

    /** Noticed within a minute; where the system has no such times, by its own. */
    static void on(Channel channel) {
        ChannelConfig config = channel.config();
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), IDLE_SECONDS);
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL), INTERVAL_SECONDS);
        config.setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT), TIMES);
    }
}
