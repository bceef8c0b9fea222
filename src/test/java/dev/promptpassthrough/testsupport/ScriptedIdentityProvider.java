package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * An OpenID Connect provider on loopback that does as a test tells it: tokens of any content by keys of its own, faults,
 * and a count of what it was asked. Whoever comes to its authorization endpoint is signed in as {@code alice} at once.
 */
public final class ScriptedIdentityProvider implements AutoCloseable {

    /** How it misbehaves at whatever it is asked. */
    public enum Fault {
        NONE,
        HANGS,
        ERROR,
        GARBAGE,
        NOTHING_IN_IT,
        OF_ANOTHER
    }

    public static final String CLIENT_ID = "prompt-passthrough";
    public static final String CLIENT_SECRET = Secrets.random();
    private static final String SESSION = "the-session-of-alice";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIFE_SECONDS = 300;
    private static final long HANG_SECONDS = 30;

    private final IdentityProviderShape shape;
    private final int port = FreePort.next();
    private final String scheme;
    private final List<JwtKey> keys = new CopyOnWriteArrayList<>(List.of(JwtKey.rsa("first", 2048)));
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final CodeGrants grants = new CodeGrants();
    private CountDownLatch open;
    private volatile Fault fault = Fault.NONE;
    private volatile Function<Jwt, String> idTokens;
    private volatile String lastIdToken;
    private TestKeys certificate;
    private HttpServer server;
    private ExecutorService executor;

    private ScriptedIdentityProvider(IdentityProviderShape shape, TestKeys certificate) {
        this.shape = shape;
        this.certificate = certificate;
        this.scheme = certificate == null ? "http" : "https";
    }

    public static ScriptedIdentityProvider start() {
        return start(IdentityProviderShape.PLAIN);
    }

    public static ScriptedIdentityProvider start(IdentityProviderShape shape) {
        return new ScriptedIdentityProvider(shape, null).comeBack();
    }

    /** One whose address is known, and that nobody answers for yet. */
    public static ScriptedIdentityProvider away() {
        return new ScriptedIdentityProvider(IdentityProviderShape.PLAIN, null);
    }

    /** One that speaks TLS, with these keys. */
    public static ScriptedIdentityProvider overTls(TestKeys certificate) {
        return new ScriptedIdentityProvider(IdentityProviderShape.PLAIN, certificate).comeBack();
    }

    public URI base() {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    public String issuer() {
        return base() + shape.issuer();
    }

    public JwtKey key() {
        return keys.get(0);
    }

    /** Signs with a new key from now on. */
    public JwtKey rotate(JwtKey next) {
        keys.add(0, next);
        return next;
    }

    /** Gives out ID tokens that are signed like this, or changed before; {@code null}: sound ones again. */
    public void signIdTokensLike(Function<Jwt, String> signing) {
        idTokens = signing;
    }

    /** The last one that it gave to anybody. */
    public String lastIdToken() {
        return lastIdToken;
    }

    public void fault(Fault next) {
        fault = next;
    }

    /** How often it was asked for a path of its shape. */
    public int asked(String path) {
        return asked.containsKey(path) ? asked.get(path).get() : 0;
    }

    public int askedForKeys() {
        return asked(shape.keys());
    }

    /** A sound access token of alice's, before it is signed. */
    public Jwt accessToken() {
        return Jwt.of(Map.of()).header("typ", shape.accessTokenType()).claims(common()).claims(shape.accessToken());
    }

    /** A sound ID token of alice's. */
    public Jwt idToken() {
        return Jwt.of(common()).claim("aud", CLIENT_ID).claim("sid", SESSION).claims(shape.idToken());
    }

    /** A sound logout token of alice's session (OpenID Connect Back-Channel Logout 1.0 §2.4). */
    public Jwt logoutToken() {
        return Jwt.of(common()).claim("aud", CLIENT_ID).claim("sid", SESSION)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private Map<String, Object> common() {
        long now = Instant.now().getEpochSecond();
        return Map.of("iss", issuer(), "sub", "alice-at-home", "iat", now, "exp", now + LIFE_SECONDS, "jti", Secrets.random(),
                "name", "Alice Liddell", "preferred_username", "alice");
    }

    /** Nothing listens at its address any more. */
    public void goAway() {
        open.countDown();
        server.stop(0);
        executor.shutdownNow();
        server = null;
    }

    public ScriptedIdentityProvider comeBack(TestKeys with) {
        certificate = with;
        return comeBack();
    }

    public ScriptedIdentityProvider comeBack() {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            if (certificate == null) {
                server = HttpServer.create(address, 0);
            } else {
                HttpsServer secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
                server = secure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open = new CountDownLatch(1);
        executor = Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run, "scripted-identity-provider");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        server.start();
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
            switch (fault) {
                case HANGS -> hang();
                case ERROR -> answer(exchange, 500, "text/plain", "out of order");
                case GARBAGE -> answer(exchange, 200, "application/json", "<html>It works!</html>");
                case NOTHING_IN_IT -> answer(exchange, 200, "application/json", "{}");
                case OF_ANOTHER, NONE -> serve(exchange, path);
            }
        }
    }

    private void hang() {
        try {
            open.await(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, String path) throws IOException {
        if (path.equals(shape.issuer().replaceAll("/$", "") + "/.well-known/openid-configuration")) {
            json(exchange, 200, shape.discovery(base(), fault == Fault.OF_ANOTHER ? "https://id.evil.example" : issuer()));
        } else if (path.equals(shape.keys())) {
            json(exchange, 200, Map.of("keys", keys.stream().map(JwtKey::jwk).toList()));
        } else if (path.equals(shape.authorize())) {
            exchange.getResponseHeaders().set("Location", grants.authorize(exchange.getRequestURI()));
            exchange.sendResponseHeaders(302, -1);
        } else if (path.equals(shape.token())) {
            token(exchange);
        } else {
            answer(exchange, 404, "text/plain", "nothing here");
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        CodeGrants.Outcome outcome = grants.redeem(form, exchange.getRequestHeaders().getFirst("Authorization"));
        if (outcome.error() != null) {
            json(exchange, 400, Map.of("error", outcome.error()));
            return;
        }
        Map<String, Object> tokens = new HashMap<>();
        Jwt idToken = idToken().claim("nonce", outcome.nonce());
        lastIdToken = idTokens == null ? idToken.signedBy(key()) : idTokens.apply(idToken);
        tokens.put("id_token", lastIdToken);
        tokens.put("access_token", shape.accessToken() == null ? "ya29." + Secrets.random() : accessToken().signedBy(key()));
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", LIFE_SECONDS);
        json(exchange, 200, tokens);
    }

    private static void json(HttpExchange exchange, int status, Object body) throws IOException {
        answer(exchange, status, "application/json", JSON.writeValueAsString(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        if (server != null) {
            goAway();
        }
    }
}
