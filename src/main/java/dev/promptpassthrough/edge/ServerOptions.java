package dev.promptpassthrough.edge;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/** What of the server cannot be set by configuration. */
@Singleton
class ServerOptions implements HttpServerOptionsCustomizer {

    /** An upgrade to HTTP/2 in clear text tunnels past whatever stands in front and believes to see every request. */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
