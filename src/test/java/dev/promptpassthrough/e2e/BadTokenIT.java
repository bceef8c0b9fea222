package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.ScriptedIdentityProvider;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import dev.promptpassthrough.testsupport.WireResponse;

/** A token that is almost good opens nothing, wherever an SDK puts it, and costs neither the provider nor sign-in a call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTokenIT {

    private static final String PASSTHROUGH = "/api/v1/prompts/passthrough/wire/v1/chat";
    /** Where the official SDKs and curl put a key, and the other routes that take one. */
    private static final Map<String, String> PLACES = Map.of(
            "Authorization", "POST " + PASSTHROUGH + " HTTP/1.1\r\nAuthorization: Bearer @\r\n",
            "x-api-key", "POST " + PASSTHROUGH + " HTTP/1.1\r\nx-api-key: @\r\n",
            "api-key", "POST " + PASSTHROUGH + " HTTP/1.1\r\napi-key: @\r\n",
            "x-goog-api-key", "POST " + PASSTHROUGH + " HTTP/1.1\r\nx-goog-api-key: @\r\n",
            "?key=", "POST " + PASSTHROUGH + "?key=@ HTTP/1.1\r\n",
            "realtime", "GET " + PASSTHROUGH + " HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                    + "Sec-WebSocket-Protocol: realtime, openai-insecure-api-key.@\r\n",
            "session", "GET /api/v1/session HTTP/1.1\r\nAuthorization: Bearer @\r\n",
            "listing", "POST /dashboard/passthrough/api/providers/ HTTP/1.1\r\nAuthorization: Bearer @\r\n");
    private static final int LONGEST_REQUEST_LINE = 8_192;

    private ScriptedIdentityProvider identityProvider;
    private ScriptedUpstream upstream;
    private PackagedApplication application;
    private Map<String, String> badTokens;

    @BeforeAll
    void start() {
        identityProvider = ScriptedIdentityProvider.start();
        badTokens = BadTokens.of(identityProvider);
        upstream = new ScriptedUpstream();
        application = ApplicationLaunch.production(identityProvider).with(Map.of(
                "passthrough.providers.wire.base-url", "http://127.0.0.1:" + upstream.port() + "/",
                "passthrough.providers.wire.auth.secret", "sk-wire",
                "passthrough.providers.wire.allow-private-address", "true")).start();
    }

    @AfterAll
    void stop() {
        application.stop();
        identityProvider.close();
        upstream.close();
    }

    Set<String> names() {
        return badTokens.keySet();
    }

    /** Without it, everything below would hold of a gateway that lets nobody in. */
    @Test
    void shouldTakeASoundTokenInEachPlace() {
        String sound = identityProvider.accessToken().signedBy(identityProvider.key());

        assertSoftly(softly -> PLACES.forEach((place, request) -> softly.assertThat(send(request, sound).status()).as(place)
                .isEqualTo(place.equals("session") || place.equals("listing") ? 200 : 404)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRefuseABadTokenInEachPlace(String name) {
        // Given
        int connections = upstream.connections();

        // When / Then
        assertSoftly(softly -> PLACES.forEach((place, request) -> {
            if (place.equals("realtime") && name.equals("two tokens")) {
                // There a comma stands between two subprotocols, each with the same sound token.
                return;
            }
            WireResponse response = send(request, badTokens.get(name));
            if (place.equals("?key=") && badTokens.get(name).length() > LONGEST_REQUEST_LINE) {
                softly.assertThat(response.status()).as(place).isEqualTo(414);
                return;
            }
            softly.assertThat(response.status()).as(place).isEqualTo(401);
            softly.assertThat(response.head().first("WWW-Authenticate")).as(place).startsWith("Bearer");
            softly.assertThat(response.head().first("Content-Type")).as(place).startsWith("application/problem+json");
            softly.assertThat(response.text()).as(place).contains("\"code\":\"unauthenticated\"");
        }));
        assertThat(upstream.connections()).as("connections to the provider").isEqualTo(connections);
        assertThat(identityProvider.asked("/introspect")).as("introspections").isZero();
    }

    private WireResponse send(String request, String token) {
        URI site = application.baseUri();
        String placed = request.contains("key=@") ? URLEncoder.encode(token, StandardCharsets.ISO_8859_1) : token;
        String body = request.startsWith("POST") ? "Content-Length: 2\r\n\r\n{}" : "\r\n";
        try (RawClient client = RawClient.connect(site)) {
            return client.send(request.replace("@", placed) + "Host: " + site.getAuthority() + "\r\n" + body).readResponse();
        }
    }
}
