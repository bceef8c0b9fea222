package dev.promptpassthrough.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import dev.promptpassthrough.provider.Credential;
import dev.promptpassthrough.provider.Family;
import dev.promptpassthrough.provider.Limits;
import dev.promptpassthrough.provider.Profile;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.provider.ProviderSource;
import dev.promptpassthrough.provider.Secret;
import io.vertx.core.Vertx;

/** Lists the demo provider, once for each wire format that it speaks, and runs it while the application runs. */
@Singleton
class DemoProviders implements ProviderSource {

    private final DemoConfig config;
    private final Vertx vertx;
    private DemoServer server;

    DemoProviders(DemoConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    @Override
    public List<Provider> providers() {
        if (!config.enabled()) {
            return List.of();
        }
        server = new DemoServer(vertx);
        server.start().toCompletionStage().toCompletableFuture().join();
        Secret key = Secret.of(server.key());
        return List.of(
                provider("demo", "Demo", "chat completions format", Family.OPENAI_CHAT, "v1/",
                        "chat/completions", new Credential.Bearer(key)),
                provider("demo-gemini", "Demo (Gemini)", "Gemini format", Family.GEMINI, "",
                        "v1beta/models/" + DemoModels.DEFAULT + ":generateContent",
                        new Credential.Header("x-goog-api-key", key)),
                provider("demo-messages", "Demo (messages)", "messages format",
                        Family.ANTHROPIC_MESSAGES, "", "v1/messages",
                        new Credential.Header("x-api-key", key)),
                provider("demo-responses", "Demo (responses)", "responses format",
                        Family.OPENAI_RESPONSES, "v1/", "responses",
                        new Credential.Bearer(key)));
    }

    private Provider provider(String slug, String name, String format, Family family,
            String basePath, String defaultPath, Credential credential) {
        String description = "A built-in demonstration in the " + format + ". No language model answers: it tells what it "
                + "was asked. A model named demo-rate-limit, demo-error, demo-cut or the like shows what failures look like.";
        Profile.SignIn signIn = new Profile.SignIn("made at start", credential.carrier() == null ? "bearer" : "header",
                credential.carrier(), null, null);
        Profile profile = new Profile(name, description, DemoModels.DEFAULT, List.of("demo"), null, null, null, null, null,
                null,
                signIn, slug.equals("demo"), false, List.of());
        // As every caller of the messages format must say which version of it they speak.
        Map<String, String> headers = family == Family.ANTHROPIC_MESSAGES ? Map.of("anthropic-version", "2023-06-01")
                : Map.of();
        return new Provider(slug, profile, family, URI.create("http://127.0.0.1:" + server.port() + "/" + basePath),
                defaultPath, credential, headers, false, new Provider.Access(Set.of(), Set.of(), true), Limits.DEFAULT, null);
    }

    @PreDestroy
    void stop() {
        if (server != null) {
            server.close();
        }
    }
}
