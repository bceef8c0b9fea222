package dev.promptpassthrough.passthrough;

import dev.promptpassthrough.provider.Provider;

/**
 * The request target at a provider. Everything of the provider's address but this comes from configuration alone.
 *
 * @param path the path at the provider, below its base URL
 * @param query what is left of the caller's, without the question mark, or {@code null}
 * @param basePath the base URL's path
 */
record UpstreamTarget(String path, String query, String basePath) {

    static UpstreamTarget of(Target target, Provider provider) {
        String query = RawQuery.without(target.query(), CallerToken.PARAMETER);
        String carrier = provider.credential().carrier();
        if (carrier != null) {
            query = RawQuery.without(query, carrier);
        }
        return of(target.rest().isEmpty() ? provider.defaultPath() : target.rest(), query, provider);
    }

    /** @param path as it is configured: it may bring a query of its own, for example an API version */
    static UpstreamTarget of(String path, String query, Provider provider) {
        int question = path.indexOf('?');
        if (question >= 0) {
            String own = path.substring(question + 1);
            query = query == null ? own : RawQuery.with(own, query);
            path = path.substring(0, question);
        }
        return new UpstreamTarget(path, query, provider.baseUrl().getRawPath());
    }

    /** The target with the provider's credential, where that goes into the query. */
    String uri(String credentialParameter) {
        String whole = credentialParameter == null ? query : RawQuery.with(query, credentialParameter);
        return basePath + path + (whole == null ? "" : "?" + whole);
    }

    /** No query: what signs somebody in may be in it. */
    @Override
    public String toString() {
        return basePath + path;
    }
}
