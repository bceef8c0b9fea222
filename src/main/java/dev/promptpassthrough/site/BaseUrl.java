package dev.promptpassthrough.site;

import java.net.URI;
import java.util.Set;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * A public origin with its path prefix, checked: absolute, no query, and {@code https} unless on a loopback host.
 *
 * @param uri the origin, its path without a trailing slash
 */
record BaseUrl(URI uri) {

    private static final String KEY = "passthrough.site.base-url";
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    BaseUrl {
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw refused("must be an absolute URL of a scheme, a host and at most a path");
        }
        boolean https = "https".equals(uri.getScheme());
        boolean localHttp = "http".equals(uri.getScheme()) && LOOPBACK_HOSTS.contains(uri.getHost());
        if (!https && !localHttp) {
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
