package dev.promptpassthrough.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Providers that are signed in to in each of the ways that take more than a header, at one {@link ScriptedUpstream}. */
public class CredentialProviders implements QuarkusTestResourceLifecycleManager {

    public static final String AWS_ID = "AKIDEXAMPLE";
    public static final String AWS_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public static final String ENTRA_SECRET = "entra~s3cr3t-canary&=";
    public static final String AWS_SESSION = "session/token==";
    public static final String KEY = "sk-canary-9f8e7d6c5b4a39281706";
    public static final String PASSWORD = "pass/word+canary-0918273645";
    public static final int MAX_BODY = 1024 * 1024;

    private final Map<String, String> config = new HashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private ScriptedUpstream upstream;
    private TokenEndpoint endpoint;
    private ServiceAccount account;
    private SecretFolder secrets;

    /** The folder that the secrets' files are in. */
    public record SecretFolder(Path path) {

        /** As a mounted secret is swapped: at once. */
        public void write(String name, String content) {
            try {
                Path next = Files.writeString(path.resolve(name + ".next"), content);
                Files.move(next, path.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Map<String, String> start() {
        upstream = new ScriptedUpstream();
        endpoint = new TokenEndpoint(asked -> asked.path().contains("refused") ? new TokenEndpoint.Answer(401,
                "{\"error\":\"invalid_client\",\"error_description\":\"" + asked.form().get("client_secret") + "\"}")
                : TokenEndpoint.token("token-" + tokens.incrementAndGet() + "-of-"
                        + asked.path().replaceAll("[^a-z0-9]", ""), 3600));
        account = new ServiceAccount(endpoint.url("/google"));
        try {
            secrets = new SecretFolder(Files.createTempDirectory("secrets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        secrets.write("google", account.json());
        secrets.write("rotating", "key-0");
        secrets.write("rotating-entra", "first-secret");
        config.put("passthrough.limits.max-request-body", String.valueOf(MAX_BODY));
        config.put("passthrough.limits.max-streams-per-user", "100");
        provider("aws", "scheme", "aws-sigv4", "region", "eu-central-1", "secret", AWS_ID + ":" + AWS_KEY);
        provider("aws-session", "scheme", "aws-sigv4", "region", "eu-central-1", "service", "execute-api", "secret",
                AWS_ID + ":" + AWS_KEY + ":" + AWS_SESSION);
        provider("google", "scheme", "google-oauth", "secret-file", secrets.path().resolve("google").toString());
        entra("entra", endpoint.url(""), "secret", ENTRA_SECRET);
        entra("entra-refused", endpoint.url("/refused"), "secret", ENTRA_SECRET);
        entra("entra-down", "http://127.0.0.1:" + FreePort.next(), "secret", ENTRA_SECRET);
        entra("entra-rotating", endpoint.url("/rotating"), "secret-file", secrets.path().resolve("rotating-entra").toString());
        provider("google-canary", "scheme", "google-oauth", "secret", account.json());
        entra("entra-canary", endpoint.url("/canary"), "secret", ENTRA_SECRET);
        provider("bearer", "secret", KEY);
        provider("header", "scheme", "header", "name", "x-acme-key", "secret", KEY);
        provider("query", "scheme", "query", "name", "key", "secret", KEY);
        provider("basic", "scheme", "basic", "secret", "gateway:" + PASSWORD);
        provider("rotating", "secret-file", secrets.path().resolve("rotating").toString());
        provider("late", "secret-file", secrets.path().resolve("late").toString());
        return config;
    }

    private void entra(String slug, String authority, String secretKey, String secret) {
        provider(slug, "scheme", "azure-entra", "authority", authority, "tenant", "contoso", "client-id", "gateway", secretKey,
                secret);
    }

    private void provider(String slug, String... auth) {
        String prefix = "passthrough.providers." + slug + ".";
        config.put(prefix + "base-url", "http://127.0.0.1:" + upstream.port() + "/");
        for (int i = 0; i < auth.length; i += 2) {
            config.put(prefix + "auth." + auth[i], auth[i + 1]);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(upstream, new TestInjector.MatchesType(ScriptedUpstream.class));
        injector.injectIntoFields(endpoint, new TestInjector.MatchesType(TokenEndpoint.class));
        injector.injectIntoFields(account, new TestInjector.MatchesType(ServiceAccount.class));
        injector.injectIntoFields(secrets, new TestInjector.MatchesType(SecretFolder.class));
    }

    @Override
    public void stop() {
        upstream.close();
        endpoint.close();
    }
}
