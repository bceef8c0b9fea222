package dev.promptpassthrough.site;

import java.net.URI;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;

/**
 * The one place that builds a URL the application hands out: on the configured public origin, or where none is
 * configured on the origin that the request came to (forwarded headers are believed, or not, before it gets here).
 */
@Startup
@Singleton
public class SiteUrls {

    private static final String PLACEHOLDER = "placeholder";

    private final Optional<BaseUrl> baseUrl;
    private final String rootPath;

    public SiteUrls(SiteConfig config, @ConfigProperty(name = "quarkus.http.root-path") String rootPath) {
        this.baseUrl = config.baseUrl().map(BaseUrl::new);
        this.rootPath = rootPath.replaceAll("/+$", "");
    }

    /** The passthrough's URL up to and with the slash after which the browser appends a provider's slug. */
    public URI passthrough(HttpServerRequest request) {
        String withPlaceholder = Routes.PASSTHROUGH.replace("{provider}", PLACEHOLDER);
        return absolute(request, withPlaceholder.substring(0, withPlaceholder.lastIndexOf(PLACEHOLDER)));
    }

    /** The provider listing's URL. */
    public URI providers(HttpServerRequest request) {
        return absolute(request, Routes.PROVIDERS);
    }

    /** The workbench page's URL. */
    public URI workbench(HttpServerRequest request) {
        return absolute(request, Routes.WORKBENCH);
    }

    /** The origin (scheme, host, port) under which the browser knows this site. */
    public String origin(HttpServerRequest request) {
        URI base = base(request);
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    /** Whether the browser reaches this site by https, so that cookies may be bound to it. */
    public boolean secure(HttpServerRequest request) {
        return baseUrl.map(BaseUrl::secure).orElseGet(() -> "https".equals(request.scheme()));
    }

    /** A path on this site, with the prefix that the application is reached under from outside. */
    public String path(String route) {
        return baseUrl.map(url -> url.uri().getRawPath()).orElse(rootPath) + route;
    }

    /** The path below the root path, which is how {@link Routes} names it. */
    public String route(String requestPath) {
        return requestPath.startsWith(rootPath) ? requestPath.substring(rootPath.length()) : requestPath;
    }

    /** Whether a request is a program's rather than that of a person's browser window. */
    public boolean isApi(HttpServerRequest request) {
        return Routes.isApi(route(request.path()));
    }

    private URI absolute(HttpServerRequest request, String route) {
        return URI.create(base(request) + route);
    }

    private URI base(HttpServerRequest request) {
        return baseUrl.map(BaseUrl::uri)
                .orElseGet(() -> URI.create(request.scheme() + "://" + request.authority() + rootPath));
    }
}
