package dev.promptpassthrough.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Access tokens of Microsoft Entra by the client credentials grant (RFC 6749 §4.4), by Quarkus' OIDC client. A client is
 * made for each token, about once an hour, so that the secret of the moment is used and no connection is held.
 */
final class EntraTokens implements TokenSource {

    static final URI AUTHORITY = URI.create("https://login.microsoftonline.com/");
    static final String COGNITIVE_SERVICES = "https://cognitiveservices.azure.com/.default";

    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,40})\"");
    private static final long SHORT_LIFE = 300;

    private final Registration registration;
    private final Duration timeout;
    private final Supplier<OidcClients> clients;

    /**
     * The gateway, as Entra knows it.
     *
     * @param authority ends with a slash
     */
    record Registration(URI authority, String tenant, String clientId, String scope) {
    }

    EntraTokens(Registration registration, Duration timeout, Supplier<OidcClients> clients) {
        this.registration = registration;
        this.timeout = timeout;
        this.clients = clients;
    }

    @Override
    public Future<AccessToken> fetch(String secret) {
        Promise<AccessToken> promise = Promise.promise();
        clients.get().newClient(config(secret))
                .flatMap(client -> client.getTokens().eventually(() -> close(client)))
                .map(EntraTokens::token)
                .subscribe().with(promise::complete, failure -> promise.fail(refused(failure)));
        return promise.future();
    }

    private OidcClientConfig config(String secret) {
        return OidcClientConfig.builder()
                .id("entra-" + registration.clientId())
                .authServerUrl(registration.authority() + registration.tenant())
                .discoveryEnabled(false)
                .tokenPath("/oauth2/v2.0/token")
                .clientId(registration.clientId())
                .credentials().clientSecret(secret, Method.POST).end()
                .scopes(registration.scope())
                .connectionTimeout(timeout)
                .build();
    }

    private static void close(OidcClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccessToken token(Tokens tokens) {
        Long expiresAt = tokens.getAccessTokenExpiresAt();
        return new AccessToken(tokens.getAccessToken(),
                expiresAt == null ? Instant.now().plusSeconds(SHORT_LIFE) : Instant.ofEpochSecond(expiresAt));
    }

    /** The client's failure has the whole answer for a message; only its error code is fit to be told. */
    private static Throwable refused(Throwable failure) {
        if (failure instanceof OidcClientException && failure.getMessage() != null) {
            Matcher error = ERROR.matcher(failure.getMessage());
            return error.find() ? new TokenRefused(error.group(1)) : failure;
        }
        return failure;
    }
}
