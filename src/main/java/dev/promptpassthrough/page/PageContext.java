package dev.promptpassthrough.page;

import java.net.URI;

/**
 * Everything that the browser is told, attribute by attribute of the page's root element. The record is the white-list:
 * what is not a component of it cannot leak.
 *
 * @param apiUrl passthrough URL to which the browser appends a provider's slug
 * @param providerApiUrl the provider listing
 * @param csrfCookieName where the page reads its CSRF token
 * @param csrfHeaderName where the page sends it
 * @param sessionCookieName name of the session cookie
 * @param cookieDomain domain of the session cookie; empty: this host
 * @param llmProviderId id of the provider that is chosen when the page opens; empty: none can be
 * @param templateId id of the request template that is chosen when the page opens
 * @param debugMode whether the page shows what helps to debug it
 * @param requestId id of this page view
 * @param cspNonce nonce of this response
 */
record PageContext(URI apiUrl, URI providerApiUrl, String csrfCookieName, String csrfHeaderName, String sessionCookieName,
        String cookieDomain, String llmProviderId, String templateId, boolean debugMode, String requestId, String cspNonce) {
}
