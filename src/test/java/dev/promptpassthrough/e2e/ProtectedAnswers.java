package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireResponse;

/** Answers of every kind, errors of the server itself too, and the headers that each must carry. */
final class ProtectedAnswers {

    private static final Pattern SCRIPT_ADDRESS = Pattern.compile("/assets/[^\"' ]+\\.js");
    private static final int LARGE = 40 * 1024 * 1024;

    /** Before they are requests at all, the HTTP server refuses these by itself: nothing to render, and the connection ends. */
    enum Refusal {
        NOT_HTTP(400, "nonsense\r\n\r\n"),
        LONG_LINE(414, "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: %h\r\n\r\n"),
        LONG_HEADER(431, "GET / HTTP/1.1\r\nHost: %h\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n");

        private final int status;
        private final String request;

        Refusal(int status, String request) {
            this.status = status;
            this.request = request;
        }

        void assertBare(URI site) {
            try (RawClient client = RawClient.connect(site)) {
                WireResponse answer = client.send(request.replace("%h", site.getAuthority())).readResponse();
                assertThat(answer.head().status()).isEqualTo(status);
                assertThat(answer.head().has("Content-Type")).isFalse();
                assertThat(answer.body()).isEmpty();
                assertThat(client.awaitClosed()).isTrue();
            }
        }
    }

    private ProtectedAnswers() {
    }

    /** Requests, as bytes, that bring about an answer of each status; {@code %s} takes credentials in the form of a header. */
    enum Answer {
        PAGE(200, "GET /dashboard/passthrough/ HTTP/1.1\r\nHost: %h\r\nCookie: %c\r\n\r\n"),
        SESSION(200, "GET /api/v1/session HTTP/1.1\r\nHost: %h\r\nAuthorization: Bearer %t\r\n\r\n"),
        /** The path is the page's own: built assets have their hash in their name. */
        ASSET(200, "GET %a HTTP/1.1\r\nHost: %h\r\n\r\n"),
        PROVIDERS(200, "GET /api/v1/prompts/passthrough/demo/models HTTP/1.1\r\nHost: %h\r\nAuthorization: Bearer %t\r\n\r\n"),
        LISTING(200, "GET /dashboard/passthrough/api/providers/ HTTP/1.1\r\nHost: %h\r\nAuthorization: Bearer %t\r\n\r\n"),
        ENTRY(302, "GET / HTTP/1.1\r\nHost: %h\r\n\r\n"),
        TO_SIGN_IN(302, "GET /dashboard/passthrough/ HTTP/1.1\r\nHost: %h\r\n\r\n"),
        SIGNED_IN(303, "GET /session/login HTTP/1.1\r\nHost: %h\r\nCookie: %c\r\n\r\n"),
        BAD_TARGET(400, "GET //x HTTP/1.1\r\nHost: %h\r\n\r\n"),
        TWO_HOSTS(400, "GET / HTTP/1.1\r\nHost: %h\r\nHost: evil.example\r\n\r\n"),
        BACK_CHANNEL(400, "POST /session/backchannel-logout HTTP/1.1\r\nHost: %h\r\nContent-Length: 0\r\n\r\n"),
        NO_CREDENTIAL(401, "GET /api/v1/session HTTP/1.1\r\nHost: %h\r\n\r\n"),
        CALLBACK(401, "GET /session/callback?code=x&state=y HTTP/1.1\r\nHost: %h\r\n\r\n"),
        FOREIGN(403, "GET /api/v1/session HTTP/1.1\r\nHost: %h\r\nCookie: %c\r\nSec-Fetch-Site: cross-site\r\n\r\n"),
        CSRF(403, "POST /session/logout HTTP/1.1\r\nHost: %h\r\nCookie: %c\r\nContent-Length: 0\r\n\r\n"),
        NOWHERE(404, "GET /nowhere HTTP/1.1\r\nHost: %h\r\n\r\n"),
        NO_ASSET(404, "GET /assets/none.js HTTP/1.1\r\nHost: %h\r\n\r\n"),
        NO_PROVIDER(404, "GET /api/v1/prompts/passthrough/nobody/ HTTP/1.1\r\nHost: %h\r\nAuthorization: Bearer %t\r\n\r\n"),
        METHOD(405, "PUT /dashboard/passthrough/ HTTP/1.1\r\nHost: %h\r\nCookie: %c\r\nContent-Length: 0\r\n\r\n"),
        TRACE(405, "TRACE /api/v1/prompts/passthrough/demo/ HTTP/1.1\r\nHost: %h\r\n\r\n"),
        LARGE_BODY(413,
                "POST /api/v1/prompts/passthrough/demo/ HTTP/1.1\r\nHost: %h\r\nAuthorization: Bearer %t\r\nContent-Length: "
                        + LARGE + "\r\n\r\n"),
        LARGE_FORM(413, "POST /session/logout HTTP/1.1\r\nHost: %h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + LARGE + "\r\n\r\n"),
        SCRIPT(499, "GET /api/v1/session HTTP/1.1\r\nHost: %h\r\nX-Requested-With: JavaScript\r\n\r\n"),
        NO_KEY(503, "GET /api/v1/prompts/passthrough/keyless/ HTTP/1.1\r\nHost: %h\r\nAuthorization: Bearer %t\r\n\r\n");

        final int status;
        private final String request;

        Answer(int status, String request) {
            this.status = status;
            this.request = request;
        }

        /** The answer's head. */
        WireHead from(URI site, String cookies, String token) {
            try (RawClient client = RawClient.connect(site)) {
                return client.send(filled(site, cookies, token)).readHead();
            }
        }

        private String filled(URI site, String cookies, String token) {
            String filled = request.replace("%h", site.getAuthority()).replace("%c", cookies).replace("%t", token);
            return filled.contains("%a") ? filled.replace("%a", asset(site, cookies)) : filled;
        }

        private static String asset(URI site, String cookies) {
            try (RawClient client = RawClient.connect(site)) {
                byte[] page = client.send(PAGE.filled(site, cookies, "")).readResponse().body();
                Matcher script = SCRIPT_ADDRESS.matcher(new String(page, StandardCharsets.UTF_8));
                assertThat(script.find()).as("a script in the page").isTrue();
                return script.group();
            }
        }
    }

    /** @param https whether the site is reached by https */
    static void assertProtected(String what, WireHead head, boolean https) {
        assertThat(head.first("X-Content-Type-Options")).as("nosniff of %s", what).isEqualTo("nosniff");
        assertThat(head.first("Content-Security-Policy")).as("policy of %s", what)
                .matches(policy -> policy.contains("frame-ancestors 'none'") || policy.contains("sandbox"))
                .contains("default-src 'none'");
        assertThat(head.first("Cross-Origin-Resource-Policy")).as("CORP of %s", what).isEqualTo("same-origin");
        assertThat(head.first("Cross-Origin-Opener-Policy")).as("COOP of %s", what).isEqualTo("same-origin");
        assertThat(head.first("Referrer-Policy")).as("referrer policy of %s", what).isEqualTo("same-origin");
        assertThat(head.has("Strict-Transport-Security")).as("HSTS of %s", what).isEqualTo(https);
        assertThat(head.has("Access-Control-Allow-Origin")).as("CORS of %s", what).isFalse();
    }
}
