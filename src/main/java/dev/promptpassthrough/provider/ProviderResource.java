package dev.promptpassthrough.provider;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.ResponseHeader;

import dev.promptpassthrough.session.BrowserDefence;
import dev.promptpassthrough.session.Caller;
import dev.promptpassthrough.site.Routes;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;

/** Lists the providers that the caller may use, and only those. */
@Path(Routes.PROVIDERS)
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class ProviderResource {

    private final Providers providers;
    private final RequestTemplates templates;
    private final BrowserDefence defence;
    private final SecurityIdentity identity;

    ProviderResource(Providers providers, RequestTemplates templates, BrowserDefence defence, SecurityIdentity identity) {
        this.providers = providers;
        this.templates = templates;
        this.defence = defence;
        this.identity = identity;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Map<String, List<ProviderView>> list(HttpServerRequest request) {
        Caller caller = Caller.of(identity);
        defence.checkOrigin(request, caller);
        Catalogue catalogue = providers.current();
        Optional<Provider> byDefault = catalogue.defaultFor(caller.roles());
        return Map.of("providers", catalogue.all().stream()
                .filter(provider -> provider.access().permits(caller.roles()))
                .map(provider -> ProviderView.of(catalogue.id(provider), provider,
                        byDefault.filter(provider::equals).isPresent(), templates.ids(provider.family())))
                .toList());
    }

    /** As the original's client asks for it. */
    @POST
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public Map<String, List<ProviderView>> listAsPost(HttpServerRequest request) {
        return list(request);
    }
}
