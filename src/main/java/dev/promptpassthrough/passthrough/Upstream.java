package dev.promptpassthrough.passthrough;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.promptpassthrough.provider.Provider;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.tracing.TracingPolicy;

/** The way to one provider: a pool of connections of its own, so that a slow provider holds up no other. */
final class Upstream {

    private static final int MAX_HEAD = 64 * 1024;
    /** Below what providers and their load balancers keep idle connections for, so that we close first. */
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int HTTP2_CONNECTIONS = 8;
    private static final int FIRST_READ = 2048;
    /** Half of Netty's: a caller who takes nothing has two to three of them held for them. */
    private static final int MOST_READ = 32 * 1024;

    private final Provider provider;
    private final UpstreamAddresses addresses;
    private final HttpClient client;
    private final HttpClient handshakes;
    private final boolean tls;
    private final int port;

    Upstream(Vertx vertx, Provider provider) {
        this(vertx, provider, InetAddress::getAllByName);
    }

    /** @param names where the provider's name is looked up */
    Upstream(Vertx vertx, Provider provider, UpstreamAddresses.Names names) {
        this.provider = provider;
        this.addresses = new UpstreamAddresses(vertx, provider, names);
        URI base = provider.baseUrl();
        this.tls = "https".equals(base.getScheme());
        this.port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
        this.client = client(vertx, clientOptions());
        // A WebSocket takes a whole connection of HTTP/1.1 (RFC 6455 §4.1), new and never to be shared.
        this.handshakes = client(vertx, clientOptions().setUseAlpn(false).setProtocolVersion(HttpVersion.HTTP_1_1));
    }

    private HttpClient client(Vertx vertx, HttpClientOptions options) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(poolOptions())
                .withConnectHandler(Upstream::connected)
                .build();
    }

    /**
     * A request at the provider, connected but with nothing sent yet. Each address is tried until one connects; once
     * connected nothing is ever tried again.
     */
    Future<HttpClientRequest> request(HttpMethod method, String uri) {
        return request(client, method, uri);
    }

    /** The same for a WebSocket's handshake. */
    Future<HttpClientRequest> handshake(String uri) {
        return request(handshakes, HttpMethod.GET, uri).compose(request -> {
            if (Tunnel.canJoin(request)) {
                return Future.succeededFuture(request);
            }
            // Kept from a handshake that the provider refused, on another event loop.
            request.exceptionHandler(discarded -> {
            }).connection().close();
            return handshake(uri);
        });
    }

    private Future<HttpClientRequest> request(HttpClient from, HttpMethod method, String uri) {
        return addresses.resolve().compose(resolved -> request(from, method, uri, resolved, 0))
                .map(Http1Connection::take)
                .onFailure(unreachable -> addresses.forget());
    }

    /** Whether it is the way to the provider as it is configured now: the same place, by the same rules. */
    boolean leadsTo(Provider now) {
        return now == provider || now.baseUrl().equals(provider.baseUrl()) && now.limits().equals(provider.limits())
                && now.access().privateAddress() == provider.access().privateAddress();
    }

    /** How long an exchange over it may take. */
    Duration longestUse() {
        return provider.limits().total();
    }

    /** Looks the provider's host up and checks where that leads, as every request does first. */
    Future<List<InetAddress>> resolve() {
        return addresses.resolve();
    }

    void close() {
        client.close();
        handshakes.close();
    }

    private static void connected(HttpConnection connection) {
        // Each exchange is told by its own request; Vert.x would log it as an error of ours besides.
        connection.exceptionHandler(known -> {
        });
        Http1Connection.watch(connection);
        GatheredFlush.on(connection);
        ((ConnectionBase) connection).channel().config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(64, FIRST_READ, MOST_READ));
    }

    private Future<HttpClientRequest> request(HttpClient from, HttpMethod method, String uri, List<InetAddress> resolved,
            int index) {
        Future<HttpClientRequest> request = from.request(options(method, uri, resolved.get(index)));
        return index + 1 == resolved.size() ? request
                : request.recover(unreachable -> request(from, method, uri, resolved, index + 1));
    }

    private RequestOptions options(HttpMethod method, String uri, InetAddress address) {
        return new RequestOptions()
                .setMethod(method)
                // The host for the Host header, SNI and the certificate's check; the address to connect to.
                .setHost(provider.baseUrl().getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setSsl(tls)
                .setURI(uri)
                .setConnectTimeout(provider.limits().connect().toMillis())
                .setFollowRedirects(false);
    }

    private HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setSsl(tls)
                .setUseAlpn(tls)
                .setProtocolVersion(tls ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) provider.limits().connect().toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setHttp2KeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxHeaderSize(MAX_HEAD)
                // The bytes are passed on as they are coded.
                .setDecompressionSupported(false)
                // Trace headers would tell providers of our inner workings.
                .setTracingPolicy(TracingPolicy.IGNORE);
    }

    private PoolOptions poolOptions() {
        int connections = provider.limits().connections();
        return new PoolOptions()
                .setHttp1MaxSize(connections)
                .setHttp2MaxSize(Math.min(connections, HTTP2_CONNECTIONS))
                .setMaxWaitQueueSize(connections);
    }
}
