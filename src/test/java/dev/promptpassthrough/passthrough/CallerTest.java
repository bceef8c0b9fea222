package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4, "Who may call": by an access token in any of the SDKs' places, or by the session with its defences. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class CallerTest extends WireTest {

    private static final List<String> PLACES = List.of("Authorization: Bearer %s", "authorization: bearer %s", "x-api-key: %s",
            "api-key: %s", "X-Goog-Api-Key: %s", "?key=%s", "?a=1&key=%s&b=2", "?k%%65y=%s");

    static Stream<String> places() {
        return PLACES.stream();
    }

    /** A request with something in one of the places. */
    private String request(Scripted scripted, String place, String token) {
        String filled = String.format(place, token);
        boolean query = filled.startsWith("?");
        return anonymous("POST", "wire/" + scripted.path() + (query ? filled : "")) + (query ? "" : filled + "\r\n")
                + "Content-Length: 2\r\n\r\n{}";
    }

    @ParameterizedTest
    @MethodSource("places")
    void shouldLetInWhoeverBringsAnAccessToken(String place) {
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(request(scripted, place, SignIn.token("bob")));

        assertThat(response.status()).isEqualTo(200);
        WireHead head = scripted.next().head();
        assertThat(head.startLine() + head.lines()).doesNotContain(SignIn.token("bob"));
        assertThat(head.all("Authorization")).containsExactly("Bearer " + WireProviders.SECRET);
        assertThat(head.target()).isEqualTo("/base/" + scripted.path() + (place.contains("a=1") ? "?a=1&b=2" : ""));
    }

    static Stream<Arguments> placesAndBadTokens() {
        String good = SignIn.token("alice");
        String payload = good.split("\\.")[1];
        return Stream.of("nonsense", "", good.substring(0, good.length() - 4) + "AAAA", good + "x",
                "eyJhbGciOiJub25lIn0." + payload + ".", "a.b.c", "sk-1234567890", WireProviders.SECRET)
                .flatMap(token -> places().map(place -> Arguments.of(place, token)));
    }

    @ParameterizedTest
    @MethodSource("placesAndBadTokens")
    void shouldRefuseABadTokenInAnyPlace(String place, String token) {
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(request(scripted, place, token));

        assertOwnError(response, 401, "unauthenticated");
        assertThat(response.head().first("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.head().has("Location")).isFalse();
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldRefuseACallerWithoutAnything() {
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(anonymous("GET", "wire/" + scripted.path()) + "\r\n");

        assertOwnError(response, 401, "unauthenticated");
        assertThat(response.head().first("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(scripted.calls()).isEmpty();
    }

    /** What proxies in front, probes and other gateways are let in by elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Uri: /q/health", "X-Original-URL: /q/health", "X-Rewrite-URL: /",
            "X-Forwarded-Prefix: /q", "X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1;proto=https",
            "X-Real-IP: 127.0.0.1", "User-Agent: kube-probe/1.34", "User-Agent: GoogleHC/1.0", "X-Forwarded-User: alice",
            "X-Auth-Request-User: alice", "Remote-User: alice", "X-Forwarded-Groups: llm-admin",
            "X-HTTP-Method-Override: OPTIONS", "Proxy-Authorization: Bearer x", "X-Forwarded-Access-Token: x" })
    void shouldExemptNobodyByAHeader(String header) {
        Scripted scripted = takesAndAnswers();

        for (String method : List.of("GET", "OPTIONS", "HEAD")) {
            WireResponse response = exchange(anonymous(method, "wire/" + scripted.path()) + header + "\r\n"
                    + "Connection: close\r\n\r\n");

            assertThat(response.status()).isEqualTo(401);
        }
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldTellAPagesScriptToSignInAgain() {
        WireResponse response = exchange(anonymous("GET", "wire/x") + "X-Requested-With: JavaScript\r\n\r\n");

        assertThat(response.status()).isEqualTo(499);
        assertThat(response.head().first("WWW-Authenticate")).isEqualTo("OIDC");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x-api-key: %s\r\nAuthorization: Bearer %s",
            "Authorization: Bearer %s\r\nAuthorization: Bearer %s",
            "api-key: %s\r\nx-goog-api-key: %s", "x-api-key: %s\r\nx-api-key: %s" })
    void shouldRefuseTwoTokensThatDiffer(String headers) {
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(anonymous("GET", "wire/" + scripted.path())
                + String.format(headers, SignIn.token("alice"), SignIn.token("bob")) + "\r\n\r\n");

        assertOwnError(response, 401, "unauthenticated");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldRefuseTwoTokensThatDifferInTheQuery() {
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(anonymous("GET", "wire/" + scripted.path() + "?key=" + SignIn.token("alice")
                + "&key=" + SignIn.token("bob")) + "\r\n");

        assertOwnError(response, 401, "unauthenticated");
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldTakeTheSameTokenTwiceForOne() {
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(head("GET", "wire", scripted) + "x-api-key: " + SignIn.token("alice") + "\r\n\r\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(scripted.next().head().has("x-api-key")).isFalse();
    }

    @Test
    void shouldLetInTheSessionOfItsOwnPage() {
        SignIn.Session session = SignIn.session(site, "alice");
        Scripted scripted = takesAndAnswers();

        WireResponse response = exchange(
                bySession(scripted, session, session.csrfToken(), "Sec-Fetch-Site: same-origin\r\nOrigin: "
                        + origin() + "\r\nReferer: " + origin() + "/x\r\n"));

        assertThat(response.status()).isEqualTo(200);
        WireHead head = scripted.next().head();
        assertThat(head.has("Cookie")).isFalse();
        assertThat(head.has("X-CSRF-Token")).isFalse();
        assertThat(head.has("Origin")).isFalse();
        assertThat(head.has("Referer")).isFalse();
        assertThat(head.has("Sec-Fetch-Site")).isFalse();
    }

    @Test
    void shouldRefuseASessionWithoutItsCsrfToken() {
        SignIn.Session session = SignIn.session(site, "alice");
        SignIn.Session other = SignIn.session(site, "bob");
        Scripted scripted = takesAndAnswers();

        for (String token : new String[] { null, "", "x", session.csrfToken().substring(1), other.csrfToken() }) {
            assertOwnError(exchange(bySession(scripted, session, token, "")), 403, "csrf");
        }
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldRefuseASessionThatAnotherSiteMakesUseOf() {
        SignIn.Session session = SignIn.session(site, "alice");
        Scripted scripted = takesAndAnswers();

        for (String header : List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: none",
                "Origin: http://evil.example", "Origin: null", "Origin: " + origin() + ".evil.example",
                "Origin: https://" + site.getAuthority())) {
            assertOwnError(exchange(bySession(scripted, session, session.csrfToken(), header + "\r\n")), 403, "cross-origin");
        }
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldRefuseABadTokenBesideAGoodSession() {
        SignIn.Session session = SignIn.session(site, "alice");
        Scripted scripted = takesAndAnswers();

        for (String place : List.of("Authorization: Bearer nonsense", "Authorization: Basic YTpi", "x-api-key: nonsense",
                "api-key: ")) {
            assertOwnError(exchange(bySession(scripted, session, session.csrfToken(), place + "\r\n")), 401,
                    "unauthenticated");
        }
        assertThat(scripted.calls()).isEmpty();
    }

    @Test
    void shouldKeepAProviderToItsRoles() {
        Scripted scripted = takesAndAnswers();
        String target = "roles/" + scripted.path();

        WireResponse bob = exchange(anonymous("GET", target) + "x-api-key: " + SignIn.token("bob") + "\r\n\r\n");
        WireResponse alice = exchange(anonymous("GET", target) + "x-api-key: " + SignIn.token("alice") + "\r\n\r\n");

        assertOwnError(bob, 403, "forbidden-provider");
        assertThat(alice.status()).isEqualTo(200);
        assertThat(scripted.calls()).hasSize(1);
    }

    @Test
    void shouldKeepAProviderToItsModels() {
        Scripted scripted = takesAndAnswers();

        WireResponse good = exchange(post("models", scripted, "{ \"model\" : \"good\", \"n\":1e999 }"));

        assertThat(good.status()).isEqualTo(200);
        assertThat(scripted.next().body()).asString().isEqualTo("{ \"model\" : \"good\", \"n\":1e999 }");
        for (String body : List.of("{\"model\":\"bad\"}", "{}", "not JSON", "{\"model\":\"good\",\"model\":\"bad\"}",
                "{\"model\":\"good\"}{\"model\":\"bad\"}", "[".repeat(1_000_000))) {
            assertOwnError(exchange(post("models", scripted, body)), 403, "forbidden-model");
        }
        assertOwnError(exchange(head("GET", "models/" + scripted.path() + "?model=good&model=bad") + "\r\n"), 403,
                "forbidden-model");
        assertThat(scripted.calls()).hasSize(1);
    }

    private String origin() {
        return "http://" + site.getAuthority();
    }

    private String bySession(Scripted scripted, SignIn.Session session, String csrfToken, String headers) {
        return anonymous("POST", "wire/" + scripted.path()) + "Cookie: " + session.cookies() + "\r\n"
                + (csrfToken == null ? "" : "X-CSRF-Token: " + csrfToken + "\r\n") + headers + "Content-Length: 2\r\n\r\n{}";
    }

    private Scripted takesAndAnswers() {
        return upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
    }
}
