package dev.promptpassthrough.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.RequestScoped;

import dev.promptpassthrough.site.Routes;
import dev.promptpassthrough.site.SiteUrls;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.vertx.core.http.HttpServerRequest;

/** Ends a session here, and tells where to go so that it ends at the identity provider too. */
@RequestScoped
class SignOut {

    private final OidcSession session;
    private final OidcConfigurationMetadata identityProvider;
    private final SiteUrls urls;

    SignOut(OidcSession session, OidcConfigurationMetadata identityProvider, SiteUrls urls) {
        this.session = session;
        this.identityProvider = identityProvider;
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
        session.logout().await().indefinitely();
        return next;
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
