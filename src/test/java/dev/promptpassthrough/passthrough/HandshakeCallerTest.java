package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: who may open a WebSocket, by which credential and from where. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class HandshakeCallerTest extends WebSocketTest {

    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol: ";

    static Stream<String> places() {
        return Stream.of("Authorization: Bearer %s", "x-api-key: %s", "api-key: %s", "x-goog-api-key: %s", "?key=%s&a=1",
                "?api-key=%s&a=1", "?access_token=%s&a=1", "?a=1&Authorization=Bearer%%20%s",
                SUBPROTOCOL + "realtime, openai-insecure-api-key.%s, openai-beta.realtime-v1",
                SUBPROTOCOL + "realtime, OpenAI-Insecure-Api-Key.%s,openai-beta.realtime-v1",
                SUBPROTOCOL + "xai-client-secret.%s", SUBPROTOCOL + "realtime, %s");
    }

    private String handshake(Scripted scripted, String place, String token) {
        String filled = String.format(place, token);
        boolean query = filled.startsWith("?");
        return anonymous("GET", "wire/" + scripted.path() + (query ? filled : "")) + (query ? "" : filled + "\r\n") + UPGRADE
                + "\r\n";
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldTakeTheCallersTokenFromAnyPlace(String place) {
        Scripted scripted = accepting(new CompletableFuture<>());
        try (RawClient client = connect()) {
            client.send(handshake(scripted, place, SignIn.token("bob")));

            assertThat(client.readHead().status()).isEqualTo(101);
            WireHead head = scripted.next().head();
            assertThat(head.startLine() + head.lines()).doesNotContain(SignIn.token("bob"), "api-key", "api-Key");
            assertThat(head.all("Authorization")).containsExactly("Bearer " + WireProviders.SECRET);
            assertThat(head.target()).isEqualTo("/base/" + scripted.path() + (place.startsWith("?") ? "?a=1" : ""));
        }
    }

    static Stream<Arguments> placesAndBadTokens() {
        return Stream.of("eyJhbGciOiJub25lIn0.e30.", "a.b.c", "", WireProviders.SECRET)
                .flatMap(token -> places().filter(place -> !place.endsWith("realtime, %s"))
                        .map(place -> Arguments.of(place, token)));
    }

    @ParameterizedTest
    @MethodSource("placesAndBadTokens")
    void shouldRefuseABadToken(String place, String token) {
        Scripted scripted = accepting(new CompletableFuture<>());

        assertOwnError(exchange(handshake(scripted, place, token)), 401, "unauthenticated");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldRefuseNoTokenAndTwoThatDiffer() {
        Scripted scripted = accepting(new CompletableFuture<>());

        assertOwnError(exchange(handshake(scripted, SUBPROTOCOL + "realtime", "")), 401, "unauthenticated");
        assertOwnError(exchange(head("GET", "wire", scripted) + UPGRADE + SUBPROTOCOL + "openai-insecure-api-key."
                + SignIn.token("bob") + "\r\n\r\n"), 401, "unauthenticated");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldLetInTheSessionOfItsOwnPage() {
        SignIn.Session session = SignIn.session(site, "alice");
        Scripted scripted = accepting(new CompletableFuture<>());
        try (RawClient client = connect()) {
            client.send(bySession(scripted, session, "Origin: " + origin() + "\r\nSec-Fetch-Site: same-origin\r\n"
                    + SUBPROTOCOL + "realtime, passthrough-csrf." + session.csrfToken()));

            assertThat(client.readHead().status()).isEqualTo(101);
            WireHead head = scripted.next().head();
            assertThat(head.all("Sec-WebSocket-Protocol")).containsExactly("realtime");
            assertThat(List.of("Cookie", "Origin", "Sec-Fetch-Site")).noneMatch(head::has);
            assertThat(head.lines().toString()).doesNotContain(session.csrfToken());
        }
    }

    @Test
    void shouldRefuseASessionThatAnotherSiteMakesUseOf() {
        SignIn.Session session = SignIn.session(site, "alice");
        Scripted scripted = accepting(new CompletableFuture<>());
        String csrf = SUBPROTOCOL + "realtime, passthrough-csrf." + session.csrfToken();

        for (String origin : List.of("", "Origin: https://evil.example\r\n", "Origin: null\r\n",
                "Origin: " + origin() + ".evil.example\r\n", "Origin: https://" + site.getAuthority() + "\r\n",
                "Origin: http://" + site.getHost() + "\r\n", "Origin: " + origin() + "\r\nSec-Fetch-Site: cross-site\r\n",
                "Origin: " + origin() + "\r\nSec-Fetch-Site: same-site\r\n")) {
            assertOwnError(exchange(bySession(scripted, session, origin + csrf)), 403, "cross-origin");
        }
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldRefuseASessionWithoutItsCsrfToken() {
        SignIn.Session session = SignIn.session(site, "alice");
        String others = SignIn.session(site, "bob").csrfToken();
        Scripted scripted = accepting(new CompletableFuture<>());

        for (String csrf : List.of("X-A: b", SUBPROTOCOL + "realtime", SUBPROTOCOL + "passthrough-csrf.",
                SUBPROTOCOL + "passthrough-csrf." + others, "X-CSRF-Token: " + session.csrfToken())) {
            assertOwnError(exchange(bySession(scripted, session, "Origin: " + origin() + "\r\n" + csrf)), 403, "csrf");
        }
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldKeepAProviderToItsRoles() {
        Scripted scripted = accepting(new CompletableFuture<>());

        assertOwnError(exchange(anonymous("GET", "roles/" + scripted.path()) + "x-api-key: " + SignIn.token("bob") + "\r\n"
                + UPGRADE + "\r\n"), 403, "forbidden-provider");
        open("roles", scripted).close();
        assertThat(scripted.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?model=good", "?model=bad" })
    void shouldOpenNoneWhereOnlySomeModelsAreAllowed(String query) {
        Scripted scripted = accepting(new CompletableFuture<>());

        assertOwnError(exchange(head("GET", "models/" + scripted.path() + query) + UPGRADE + "\r\n"), 403, "forbidden-model");
        assertThat(scripted.calls()).isEmpty();
    }

    private String origin() {
        return "http://" + site.getAuthority();
    }

    private String bySession(Scripted scripted, SignIn.Session session, String headers) {
        return anonymous("GET", "wire/" + scripted.path()) + "Cookie: " + session.cookies() + "\r\n" + UPGRADE + headers
                + "\r\n\r\n";
    }
}
