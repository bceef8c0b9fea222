package dev.promptpassthrough.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.session.SignedIn;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** Each route of ours by each method, as it goes over the wire (RFC 9110 §9.3, §15.5.6). */
@QuarkusTest
class RouteMethodsTest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE",
            "CONNECT", "PROPFIND", "get");

    @TestHTTPResource("/")
    URI site;

    /** The route, what it is for, what it takes, and what GET and POST come to where it takes them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                                                   | page | GET, HEAD, OPTIONS       | 302 |
            /dashboard/passthrough                              | page | GET, HEAD, OPTIONS       | 200 |
            /dashboard/passthrough/                             | page | GET, HEAD, OPTIONS       | 200 |
            /dashboard/passthrough/?provider=demo               | page | GET, HEAD, OPTIONS       | 200 |
            /dashboard/passthrough/shared/                      | page | GET, HEAD, OPTIONS       | 200 |
            /dashboard/passthrough/operations/                  | page | GET, HEAD, OPTIONS       | 200 |
            /session/login                                      | page | GET, HEAD, OPTIONS       | 303 |
            /session/callback                                   | page | GET, HEAD, OPTIONS       | 303 |
            /session/logout                                     | page | OPTIONS, POST            |     | 403
            /dashboard/passthrough/api/providers                | api  | GET, HEAD, OPTIONS, POST | 200 | 200
            /dashboard/passthrough/api/providers/               | api  | GET, HEAD, OPTIONS, POST | 200 | 200
            /api/v1/session                                     | api  | GET, HEAD, OPTIONS       | 200 |
            /api/v1/operations                                  | api  | GET, HEAD, OPTIONS       | 200 |
            /api/v1/operations/providers/none/connectivity-test | api  | OPTIONS, POST            |     | 404
            """)
    void shouldTakeItsMethodsAndSayOfAnyOtherWhichTheyAre(String route, String kind, String allowed, Integer get,
            Integer post) {
        String token = SignedIn.token("alice");
        List<String> methods = Arrays.asList(allowed.split(", "));
        for (String method : METHODS) {
            WireResponse answer = send(method, route, token, "");

            if (!methods.contains(method)) {
                assertNotAllowed(answer, method.equals("HEAD"), route, kind, allowed);
            } else if (method.equals("OPTIONS")) {
                assertThat(answer.status()).as("OPTIONS %s", route).isEqualTo(204);
                assertThat(answer.head().first("Allow")).as("OPTIONS %s", route).isEqualTo(allowed);
            } else {
                assertThat(answer.status()).as("%s %s", method, route).isEqualTo(method.equals("POST") ? post : get);
            }
        }
    }

    private static void assertNotAllowed(WireResponse answer, boolean bare, String route, String kind, String allowed) {
        WireHead head = answer.head();
        assertThat(head.status()).as("%s %s", route, head).isEqualTo(405);
        assertThat(head.first("Allow")).isEqualTo(allowed);
        assertThat(head.first("Cache-Control")).isEqualTo("no-store");
        if (kind.equals("api")) {
            assertThat(head.first("Content-Type")).isEqualTo("application/problem+json");
            assertThat(head.first("Passthrough-Error")).isEqualTo("method-not-allowed");
        } else {
            assertThat(head.first("Content-Type")).startsWith("text/html");
        }
        assertThat(answer.text()).matches(text -> bare ? text.isEmpty() : text.contains("Use one of: " + allowed));
    }

    /** Also by OPTIONS, which a framework may answer without a look at what is there. */
    @ParameterizedTest
    @ValueSource(strings = { "/nothing", "/session", "/session/nothing", "/api/nothing", "/api/v1/operations/providers",
            "/dashboard/passthrough/api/", "/assets/none.js", "/q/health", "/api/v1/prompts/passthrough/",
            "/api/v1/prompts/passthrough/none/x" })
    void shouldBeNowhereByAnyMethod(String address) {
        String token = SignedIn.token("alice");
        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE")) {
            assertThat(send(method, address, token, "").head().status()).as("%s %s", method, address).isEqualTo(404);
        }
    }

    /** What it takes there, the provider alone knows. */
    @ParameterizedTest
    @ValueSource(strings = { "TRACE", "CONNECT", "PROPFIND", "get" })
    void shouldNotLetAMethodThroughToAProviderThatMayMeanAnything(String method) {
        WireHead head = send(method, "/api/v1/prompts/passthrough/demo/models", SignedIn.token("alice"), "").head();

        assertThat(head.status()).isEqualTo(405);
        assertThat(head.first("Allow")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        assertThat(head.first("Passthrough-Error")).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/dashboard/passthrough/", "/dashboard/passthrough/shared/", "/dashboard/passthrough/operations/",
            "/dashboard/passthrough/api/providers/", "/api/v1/session", "/api/v1/operations" })
    void shouldSayThatItHasNothingOfTheKindThatIsAskedFor(String route) {
        for (String accept : List.of("application/xml", "nonsense", "image/*, text/csv;q=0.5")) {
            WireResponse answer = send("GET", route, SignedIn.token("alice"), "Accept: " + accept + "\r\n");

            assertThat(answer.status()).as("%s of %s", accept, route).isEqualTo(406);
            assertThat(answer.head().first("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.head().first("Passthrough-Error")).isEqualTo("not-acceptable");
            assertThat(new JsonObject(answer.text()).getString("instance")).isEqualTo(route);
        }
    }

    /** No route of ours minds what a body is called that it does not read. */
    @ParameterizedTest
    @ValueSource(strings = { "application/xml", "nonsense", "multipart/form-data", "text/plain; charset=none", "a/b; c=\"" })
    void shouldNeverRefuseABodyForItsType(String type) {
        String token = SignedIn.token("alice");
        String header = "Content-Type: " + type + "\r\n";

        assertThat(send("POST", "/dashboard/passthrough/api/providers/", token, header).status()).isEqualTo(200);
        assertThat(send("POST", "/session/logout", token, header).head().first("Passthrough-Error")).isEqualTo("csrf");
    }

    private WireResponse send(String method, String target, String token, String more) {
        try (RawClient client = RawClient.connect(site)) {
            client.send(
                    method + " " + target + " HTTP/1.1\r\nHost: " + site.getAuthority() + "\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Length: 0\r\n" + more + "\r\n");
            WireHead head = client.readHead();
            return method.equals("HEAD") ? new WireResponse(head, new byte[0], "", true) : client.readBody(head);
        }
    }
}
