package dev.promptpassthrough.provider;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.GoogleCredentials;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Google's access tokens, by Google's own library: for a service account's key, a workload identity federation's
 * configuration or a user's refresh token, all in JSON; or for where the gateway runs. Its client blocks, so it works on
 * Vert.x' worker threads.
 */
final class GoogleTokens implements TokenSource {

    static final String CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform";

    private final List<String> scopes;
    private final Vertx vertx;

    GoogleTokens(List<String> scopes, Vertx vertx) {
        this.scopes = scopes;
        this.vertx = vertx;
    }

    /** @param secret the JSON; empty: the application default credentials, which may ask the metadata server */
    @Override
    public Future<AccessToken> fetch(String secret) {
        return vertx.executeBlocking(() -> fetchBlocking(secret), false);
    }

    private AccessToken fetchBlocking(String secret) throws IOException, TokenRefused {
        try {
            GoogleCredentials credentials = (secret.isEmpty() ? GoogleCredentials.getApplicationDefault() : read(secret))
                    // Trying again is left to who asks: the next request does.
                    .createWithCustomRetryStrategy(false)
                    .createScoped(scopes);
            com.google.auth.oauth2.AccessToken token = credentials.refreshAccessToken();
            return new AccessToken(token.getTokenValue(),
                    token.getExpirationTime() == null ? Instant.now().plusSeconds(300) : token.getExpirationTime().toInstant());
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Whether the JSON is a credential of Google's; nothing is asked of anybody. */
    static boolean isSound(String secret) {
        try {
            read(secret);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static GoogleCredentials read(String secret) throws IOException {
        try (InputStream json = new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8))) {
            return GoogleCredentials.fromStream(json);
        }
    }

    private static TokenRefused refused(IOException failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpResponseException answer) {
                return new TokenRefused("status " + answer.getStatusCode());
            }
        }
        throw failure;
    }
}
