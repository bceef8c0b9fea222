package dev.promptpassthrough.site;

import java.net.URI;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * A public origin with its path prefix, checked: absolute, no query, and {@code https} unless on a loopback host.
 *
 * @param uri the origin, its path without a trailing slash
 */
record BaseUrl(URI uri) {

    private static final String KEY = "passthrough.site.base-url";

    BaseUrl {
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw refused("must be an absolute URL of a scheme, a host and at most a path");
        }
        if (!SecureUrl.is(uri)) {
            throw refused("must use https (http only on localhost)");
        }
        uri = URI.create(uri.toString().replaceAll("/+$", ""));
    }

    boolean secure() {
        return "https".equals(uri.getScheme());
    }

    private static ConfigurationException refused(String why) {
        return new ConfigurationException(KEY + " " + why + ", for example " + KEY + "=https://llm.example.org");
    }
}
