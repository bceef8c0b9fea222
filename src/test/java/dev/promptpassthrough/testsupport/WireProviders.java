package dev.promptpassthrough.testsupport;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Providers for tests over real sockets: most lead to one {@link ScriptedUpstream}, each by a setting of its own. */
public class WireProviders implements QuarkusTestResourceLifecycleManager {

    /** Base path at the provider. */
    public static final String BASE = "/base/";
    /** What the gateway signs in with. */
    public static final String SECRET = "sk-wire-0123456789abcdef";
    public static final String BASIC_SECRET = "gateway:pass-0123456789";
    public static final int MAX_BODY = 4 * 1024 * 1024;
    public static final int MAX_STREAMS_PER_USER = 24;
    public static final int MAX_STREAMS = 30;

    private final Map<String, String> config = new HashMap<>();
    private ScriptedUpstream upstream;
    private BlackHole blackHole;
    private final TlsUpstreams tls = new TlsUpstreams();

    @Override
    public Map<String, String> start() {
        upstream = new ScriptedUpstream();
        blackHole = new BlackHole();
        config.put("passthrough.limits.max-request-body", String.valueOf(MAX_BODY));
        config.put("passthrough.limits.max-streams-per-user", String.valueOf(MAX_STREAMS_PER_USER));
        config.put("passthrough.limits.max-streams", String.valueOf(MAX_STREAMS));
        config.put("passthrough.limits.write-stall", "3s");
        config.put("passthrough.limits.upload-allowance", "3s");
        provider("wire", "auth.secret", SECRET, "default-path", "default/path", "headers.x-static", "static");
        provider("wire-traced", "auth.secret", SECRET, "propagate-trace", "true");
        provider("wire-other", "auth.secret", SECRET, "family", "other");
        provider("wire-none", "auth.scheme", "none");
        provider("wire-header", "auth.scheme", "header", "auth.name", "x-acme-key", "auth.secret", SECRET);
        provider("wire-query", "auth.scheme", "query", "auth.name", "key", "auth.secret", SECRET);
        provider("wire-basic", "auth.scheme", "basic", "auth.secret", BASIC_SECRET);
        provider("wire-versioned", "auth.secret", SECRET, "default-path", "chat?api-version=2");
        provider("quick-head", "auth.secret", SECRET, "first-byte-timeout", "1s");
        provider("quick-gap", "auth.secret", SECRET, "gap-timeout", "1s");
        provider("quick-total", "auth.secret", SECRET, "total-timeout", "2s", "first-byte-timeout", "2s", "gap-timeout", "2s",
                "connect-timeout", "1s");
        provider("models", "auth.secret", SECRET, "models-allowed", "good,other");
        provider("roles", "auth.secret", SECRET, "roles-allowed", "llm-admin");
        provider("inactive");
        provider("disabled", "auth.secret", SECRET, "enabled", "false");
        provider("one-connection", "auth.secret", SECRET, "max-connections", "1", "connect-timeout", "1s");
        at("dead", "http://127.0.0.1:" + FreePort.next() + "/", "auth.secret", SECRET);
        at("black-hole", "http://127.0.0.1:" + blackHole.port() + "/", "auth.secret", SECRET, "connect-timeout", "1s");
        at("nowhere", "http://no-such-host.invalid/", "auth.secret", SECRET);
        at("private", "https://localhost:" + upstream.port() + "/", "auth.secret", SECRET, "allow-private-address", "false");
        tls.start();
        at("tls", tls.trusted(), "auth.secret", SECRET, "default-path", "default/path");
        at("tls-stranger", tls.stranger(), "auth.secret", SECRET);
        at("tls-elsewhere", tls.elsewhere(), "auth.secret", SECRET);
        at("tls-current", tls.current(), "auth.secret", SECRET);
        at("tls-expired", tls.expired(), "auth.secret", SECRET);
        at("tls-none", "https://localhost:" + tls.plain().port() + BASE, "auth.secret", SECRET);
        at("http2", tls.http2(), "auth.secret", SECRET, "default-path", "default/path");
        at("tls-http2", tls.http2(), "auth.secret", SECRET, "gap-timeout", "1s");
        config.put("quarkus.http.ssl.certificate.key-store-file", tls.keys().file().toString());
        config.put("quarkus.http.ssl.certificate.key-store-password", TestKeys.PASSWORD);
        return config;
    }

    private void provider(String slug, String... settings) {
        at(slug, "http://127.0.0.1:" + upstream.port() + BASE, settings);
    }

    private void at(String slug, String baseUrl, String... settings) {
        String prefix = "passthrough.providers." + slug + ".";
        config.put(prefix + "base-url", baseUrl);
        for (int i = 0; i < settings.length; i += 2) {
            config.put(prefix + settings[i], settings[i + 1]);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(upstream, new TestInjector.MatchesType(ScriptedUpstream.class));
        injector.injectIntoFields(blackHole, new TestInjector.MatchesType(BlackHole.class));
        injector.injectIntoFields(tls, new TestInjector.MatchesType(TlsUpstreams.class));
    }

    @Override
    public void stop() {
        upstream.close();
        blackHole.close();
        tls.close();
    }
}
