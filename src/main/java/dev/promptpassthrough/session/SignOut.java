package dev.promptpassthrough.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.enterprise.context.RequestScoped;

import dev.promptpassthrough.problem.Reason;
import dev.promptpassthrough.session.token.EndedSessions;
import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.logging.Log;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcProviderClient;
import io.quarkus.oidc.OidcSession;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Ends a session here, and tells where to go so that it ends at the identity provider too. */
@RequestScoped
class SignOut {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final OidcSession session;
    private final OidcConfigurationMetadata identityProvider;
    private final OidcProviderClient identityProviderClient;
    private final EndedSessions ended;
    private final RoutingContext routing;
    private final SiteUrls urls;

    SignOut(OidcSession session, OidcConfigurationMetadata identityProvider, OidcProviderClient identityProviderClient,
            EndedSessions ended, RoutingContext routing, SiteUrls urls) {
        this.session = session;
        this.identityProvider = identityProvider;
        this.identityProviderClient = identityProviderClient;
        this.ended = ended;
        this.routing = routing;
        this.urls = urls;
    }

    /** @return the address to go to next: the identity provider's sign-out, or the page where there is none */
    String end(HttpServerRequest request, boolean signedIn) {
        // Drafts and history of one person must not greet the next on the same browser.
        request.response().putHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        if (!signedIn) {
            return urls.path(Routes.WORKBENCH);
        }
        String next = endSessionAddress(request);
        // The cookie goes from this browser; a copy of it must not live on, here or by its refresh token.
        ended.end(session.getIdToken().getRawToken());
        revoke(routing.get(AuthorizationCodeTokens.class.getName()));
        session.logout().await().indefinitely();
        return next;
    }

    /** RFC 7009. Not to reach the identity provider keeps nobody from signing out. */
    private void revoke(AuthorizationCodeTokens tokens) {
        if (tokens == null || tokens.getRefreshToken() == null) {
            return;
        }
        try {
            identityProviderClient.revokeRefreshToken(tokens.getRefreshToken()).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            Log.warnf("The refresh token of a session that was signed out could not be revoked: %s", Reason.of(e));
        }
    }

    /** OpenID Connect RP-Initiated Logout 1.0 §2. */
    private String endSessionAddress(HttpServerRequest request) {
        String endSession = identityProvider.getEndSessionUri();
        if (endSession == null) {
            return urls.path(Routes.WORKBENCH);
        }
        return endSession + (endSession.indexOf('?') < 0 ? '?' : '&')
                + "id_token_hint=" + session.getIdToken().getRawToken()
                + "&post_logout_redirect_uri="
                + URLEncoder.encode(urls.workbench(request).toString(), StandardCharsets.UTF_8);
    }
}
