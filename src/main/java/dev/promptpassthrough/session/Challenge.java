package dev.promptpassthrough.session;

import dev.promptpassthrough.problem.Problem;
import dev.promptpassthrough.problem.ProblemCode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;

/**
 * How a caller without a good credential is told to sign in. A program is never redirected: it would take the identity
 * provider's page for the answer.
 *
 * @param status 401, or 499 to a script that relied on the session cookie
 * @param scheme the value of {@code WWW-Authenticate}
 * @param problem the body; {@code null} for 499, which is Quarkus' own way to tell a page's script to sign in again
 */
public record Challenge(int status, String scheme, Problem problem) {

    /** What a program is told where nobody's token can be checked. */
    public static final String UNAVAILABLE = "The identity provider does not answer, so that no caller can be told; "
            + "try again in a moment.";

    private static final int SIGN_IN_AGAIN = 499;

    /** @param byToken whether the caller sent an access token, rather than nothing or a session cookie */
    public static Challenge to(HttpServerRequest request, boolean byToken, String requestId) {
        boolean script = "JavaScript".equals(request.getHeader("X-Requested-With"));
        if (script && !byToken) {
            return new Challenge(SIGN_IN_AGAIN, "OIDC", null);
        }
        String detail = byToken ? "The access token is not valid here, or no longer."
                : "Send an access token, as 'Authorization: Bearer' or in the header that your SDK uses.";
        return new Challenge(ProblemCode.UNAUTHENTICATED.status(), "Bearer",
                new Problem(ProblemCode.UNAUTHENTICATED, detail, null, request.path(), requestId));
    }

    /** Whether the caller sent an access token as RFC 6750 §2.1 has it. */
    public static boolean byToken(HttpServerRequest request) {
        return request.headers().contains(HttpHeaderNames.AUTHORIZATION);
    }
}
