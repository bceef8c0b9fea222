package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;

/**
 * Providers that speak TLS: one that is trusted, one with HTTP/2, and those that are not to be: signed by itself, of another
 * name, and of an authority that is trusted but expired.
 */
public final class TlsUpstreams implements AutoCloseable {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    private final Map<String, Handler<HttpServerRequest>> http2Scripts = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();
    private final Optional<String> trustBefore = Optional.ofNullable(System.getProperty(TRUST_STORE));
    private ScriptedUpstream plain;
    private ScriptedUpstream trusted;
    private ScriptedUpstream stranger;
    private ScriptedUpstream elsewhere;
    private ScriptedUpstream current;
    private ScriptedUpstream expired;
    private TestKeys keys;
    private Vertx vertx;
    private HttpServer http2;

    void start() {
        try {
            Path directory = Files.createTempDirectory("passthrough-keys");
            keys = TestKeys.make(directory, "localhost", "dns:localhost,ip:127.0.0.1");
            TestKeys other = TestKeys.make(directory, "elsewhere", "dns:elsewhere.example");
            plain = new ScriptedUpstream();
            trusted = ScriptedUpstream.overTls(keys);
            elsewhere = ScriptedUpstream.overTls(other);
            stranger = ScriptedUpstream.overTls(TestKeys.make(directory, "stranger", "dns:localhost,ip:127.0.0.1"));
            TestKeys authority = TestKeys.makeAuthority(directory, "authority");
            current = ScriptedUpstream.overTls(authority.sign("current", "dns:localhost", -1));
            expired = ScriptedUpstream.overTls(authority.sign("expired", "dns:localhost", -31));
            // What the gateway trusts is what its Java trusts; nothing of the test's must become a setting of it.
            System.setProperty(TRUST_STORE, TestKeys.trusting(directory, keys, other, authority).toString());
            System.setProperty(TRUST_STORE_PASSWORD, TestKeys.PASSWORD);
            vertx = Vertx.vertx();
            http2 = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setUseAlpn(true).setHost("127.0.0.1")
                    .setKeyCertOptions(new PfxOptions().setPath(keys.file().toString()).setPassword(TestKeys.PASSWORD)))
                    .requestHandler(this::answer);
            http2.listen(0).toCompletionStage().toCompletableFuture().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpServerRequest request) {
        http2Scripts.entrySet().stream().filter(script -> request.uri().contains(script.getKey())).findAny()
                .ifPresentOrElse(script -> script.getValue().handle(request),
                        () -> request.response().setStatusCode(404).end());
    }

    /** @return the path segment under which the HTTP/2 provider answers by the script from now on */
    public String onHttp2(Handler<HttpServerRequest> script) {
        String name = "h" + names.incrementAndGet() + "h";
        http2Scripts.put(name, script);
        return name;
    }

    public TestKeys keys() {
        return keys;
    }

    public ScriptedUpstream plain() {
        return plain;
    }

    public ScriptedUpstream trustedUpstream() {
        return trusted;
    }

    public ScriptedUpstream strangerUpstream() {
        return stranger;
    }

    public ScriptedUpstream elsewhereUpstream() {
        return elsewhere;
    }

    public ScriptedUpstream currentUpstream() {
        return current;
    }

    public ScriptedUpstream expiredUpstream() {
        return expired;
    }

    String trusted() {
        return address(trusted.port());
    }

    String stranger() {
        return address(stranger.port());
    }

    String elsewhere() {
        return address(elsewhere.port());
    }

    String current() {
        return address(current.port());
    }

    String expired() {
        return address(expired.port());
    }

    String http2() {
        return address(http2.actualPort());
    }

    private static String address(int port) {
        return "https://localhost:" + port + WireProviders.BASE;
    }

    @Override
    public void close() {
        plain.close();
        trusted.close();
        stranger.close();
        elsewhere.close();
        current.close();
        expired.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        trustBefore.ifPresentOrElse(value -> System.setProperty(TRUST_STORE, value), () -> System.clearProperty(TRUST_STORE));
        System.clearProperty(TRUST_STORE_PASSWORD);
    }
}
