package dev.promptpassthrough.testsupport;

/**
 * The application with the demo provider and four that show what there may be besides: {@code portal} answers with a web
 * page, {@code keyless} lacks its key, {@code premium} is for the role of that name, and nobody listens at {@code dead}.
 */
final class SharedApplication implements AutoCloseable {

    private static final String WEB_PAGE = """
            <!doctype html><html><head><title>Portal</title><script>window.hasRun = true</script></head>
            <body><h1>Portal</h1><img src="x" onerror="window.hasRun = true"></body></html>
            """;

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final PackagedApplication application;

    private SharedApplication(Keycloak keycloak) {
        Scripted portal = upstream.on(call -> {
            call.readBody();
            call.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + WEB_PAGE.length() + "\r\n\r\n"
                    + WEB_PAGE);
        });
        String address = "http://127.0.0.1:" + upstream.port() + "/" + portal.path() + "/";
        // Others take Keycloak's own port for the application in turns.
        ApplicationLaunch launch = ApplicationLaunch.production(keycloak).onPort(FreePort.next())
                .with("passthrough.demo.enabled", "true");
        provider(launch, "portal", "A portal", address).with("passthrough.providers.portal.auth.scheme", "none");
        provider(launch, "keyless", "No key yet", address)
                .with("passthrough.providers.keyless.auth.variable", "KEYLESS_API_KEY");
        provider(launch, "premium", "For few", address).with("passthrough.providers.premium.auth.scheme", "none")
                .with("passthrough.providers.premium.roles-allowed", "premium");
        provider(launch, "dead", "Nobody there", "http://127.0.0.1:" + FreePort.next() + "/")
                .with("passthrough.providers.dead.auth.scheme", "none");
        application = launch.start();
        keycloak.admin().allowApplication(application.baseUri());
    }

    static SharedApplication start(Keycloak keycloak) {
        return new SharedApplication(keycloak);
    }

    private static ApplicationLaunch provider(ApplicationLaunch launch, String slug, String name, String address) {
        String key = "passthrough.providers." + slug + ".";
        return launch.with(key + "name", name).with(key + "family", "openai-chat").with(key + "base-url", address)
                .with(key + "default-path", "v1/chat/completions").with(key + "allow-private-address", "true");
    }

    PackagedApplication application() {
        return application;
    }

    @Override
    public void close() {
        application.stop();
        upstream.close();
    }
}
