package dev.promptpassthrough.page;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;

import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpServerResponse;

/**
 * The page's content security policy: nothing from elsewhere, no script without the nonce of this very response, no
 * string ever taken for code (Trusted Types).
 */
@Singleton
class ContentSecurityPolicy {

    private static final int NONCE_LENGTH = 18;

    private final SecureRandom random = new SecureRandom();
    private final boolean development = LaunchMode.current() == LaunchMode.DEVELOPMENT;

    /**
     * Sets it on a response.
     *
     * @param endSession the identity provider's sign-out address, to which the sign-out form redirects, or {@code null}
     * @return the nonce of this response, for its own scripts and styles
     */
    String set(HttpServerResponse response, String endSession) {
        String nonce = newNonce();
        response.putHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, of(nonce, endSession));
        return nonce;
    }

    /** A nonce that was never used before and cannot be guessed. */
    private String newNonce() {
        byte[] bytes = new byte[NONCE_LENGTH];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String of(String nonce, String endSession) {
        return "default-src 'none'"
                + "; script-src 'nonce-" + nonce + "' 'strict-dynamic'"
                + "; style-src 'self' 'nonce-" + nonce + "'"
                // Vite's live reload speaks WebSocket, and its error overlay writes HTML.
                + "; connect-src 'self'" + (development ? " ws:" : "")
                + "; img-src 'self' blob: data:; media-src blob:; font-src 'self'; worker-src 'self'"
                + (development ? " blob:" : "; require-trusted-types-for 'script'; trusted-types passthrough")
                + "; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
                + "; form-action 'self'" + (endSession == null ? "" : " " + origin(endSession));
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
