package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.promptpassthrough.testsupport.ApplicationExtension;
import dev.promptpassthrough.testsupport.CookieBrowser;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** A program with an access token uses the passthrough of the packaged application as it would use the provider. */
@ExtendWith({ KeycloakExtension.class, ApplicationExtension.class })
class BearerIT {

    private static final String CHAT = "/api/v1/prompts/passthrough/demo/";
    private static PackagedApplication application;
    private static Keycloak identityProvider;

    @BeforeAll
    static void take(Keycloak keycloak, PackagedApplication shared) {
        identityProvider = keycloak;
        application = shared;
    }

    @Test
    void shouldReceiveTheProvidersReply() {
        // When
        HttpResponse<String> reply = post(CHAT, chat("demo-1", false));

        // Then
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Passthrough-Provider")).contains("demo");
        assertThat(reply.headers().firstValue("Passthrough-Error")).isEmpty();
        assertThat(reply.body()).contains("chat.completion", "You wrote: “Good morning”");
    }

    @Test
    void shouldReceiveTheProvidersStream() {
        // When
        HttpResponse<String> reply = post(CHAT, chat("demo-fast", true));

        // Then
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(reply.body()).startsWith("data: ").contains("chat.completion.chunk").endsWith("data: [DONE]\n\n");
    }

    @Test
    void shouldReceiveTheProvidersErrorsAsTheyAre() {
        // When
        HttpResponse<String> reply = post(CHAT, chat("demo-rate-limit", false));

        // Then
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        assertThat(reply.headers().firstValue("Passthrough-Error")).as("a provider's error is not ours").isEmpty();
    }

    @Test
    void shouldTellTheGatewaysErrorsApart() {
        // When
        HttpResponse<String> reply = post("/api/v1/prompts/passthrough/nobody/", chat("demo-1", false));

        // Then
        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(reply.headers().firstValue("Passthrough-Error")).contains("unknown-provider");
    }

    private static HttpResponse<String> post(String path, String body) {
        return CookieBrowser.postAsProgram(application.baseUri().resolve(path), body, "Authorization",
                "Bearer " + identityProvider.accessToken("carol"));
    }

    private static String chat(String model, boolean stream) {
        return """
                {"model": "%s", "stream": %s, "messages": [{"role": "user", "content": "Good morning"}]}"""
                .formatted(model, stream);
    }
}
