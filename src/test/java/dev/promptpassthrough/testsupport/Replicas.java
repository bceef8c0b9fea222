package dev.promptpassthrough.testsupport;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Two replicas of the packaged application behind a {@link Relay}, as production runs it: the same secrets, no sticky
 * sessions. Shared by all tests that need no configuration of their own.
 */
public final class Replicas implements AutoCloseable {

    private static final int COUNT = 2;

    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private final List<PackagedApplication> applications;
    private final Relay relay;

    private Replicas(Keycloak keycloak) {
        URI site = URI.create("http://localhost:" + FreePort.next());
        Map<String, String> secrets = Map.of("quarkus.oidc.token-state-manager.encryption-secret", Secrets.random(),
                "quarkus.oidc.authentication.state-secret", Secrets.random(),
                "passthrough.session.csrf-secret", Secrets.random());
        this.applications = IntStream.range(0, COUNT)
                .mapToObj(i -> launch(keycloak).with(secrets).with("passthrough.site.base-url", site.toString()))
                .parallel().map(ApplicationLaunch::start).toList();
        this.relay = Relay.start(site.getPort(), ports());
        keycloak.admin().allowApplication(site);
    }

    static Replicas start(Keycloak keycloak) {
        return new Replicas(keycloak);
    }

    /**
     * Roles come from the realm, from the client and from groups: {@code premium} is for a realm role, {@code edited} for
     * a client role, {@code team} for a group; {@code scripted} is for everybody, and {@code keyless} lacks its key.
     */
    private ApplicationLaunch launch(Keycloak keycloak) {
        ApplicationLaunch launch = ApplicationLaunch.production(keycloak).onPort(FreePort.next())
                .with("passthrough.demo.enabled", "true")
                // A second instead of half a minute, so that a token's end can be waited for.
                .with("quarkus.oidc.token.lifespan-grace", "1")
                .with("quarkus.oidc.roles.role-claim-path",
                        "realm_access/roles,resource_access/prompt-passthrough/roles,groups");
        provider(launch, "scripted");
        provider(launch, "keyless").without("passthrough.providers.keyless.auth.scheme")
                .with("passthrough.providers.keyless.auth.variable", "KEYLESS_API_KEY");
        provider(launch, "premium").with("passthrough.providers.premium.roles-allowed", "premium");
        provider(launch, "edited").with("passthrough.providers.edited.roles-allowed", "editor");
        return provider(launch, "team").with("passthrough.providers.team.roles-allowed", "/team-07");
    }

    private ApplicationLaunch provider(ApplicationLaunch launch, String slug) {
        String key = "passthrough.providers." + slug + ".";
        return launch.with(key + "name", slug).with(key + "family", "openai-chat").with(key + "auth.scheme", "none")
                .with(key + "base-url", "http://127.0.0.1:" + upstream.port() + "/")
                .with(key + "default-path", "chat/completions").with(key + "allow-private-address", "true");
    }

    /** The address that users know. */
    public URI site() {
        return relay.address();
    }

    /** The provider behind all slugs: the rest of the path names the script. */
    public ScriptedUpstream upstream() {
        return upstream;
    }

    /** One replica's own address, past the load balancer. */
    public URI replica(int number) {
        return applications.get(number).baseUri();
    }

    public List<Integer> ports() {
        return applications.stream().map(application -> application.baseUri().getPort()).toList();
    }

    public List<PackagedApplication> applications() {
        return applications;
    }

    @Override
    public void close() {
        relay.close();
        applications.parallelStream().forEach(PackagedApplication::stop);
        upstream.close();
    }
}
