package dev.promptpassthrough.passthrough;

import java.util.HashSet;
import java.util.Set;

import dev.promptpassthrough.provider.Provider;
import io.vertx.core.MultiMap;

/**
 * The head of the request to the provider: the caller's, less what may not cross, with what the gateway adds; its credential
 * comes last.
 */
final class UpstreamHead {

    private UpstreamHead() {
    }

    static void write(MultiMap from, MultiMap to, Provider provider) {
        HeaderPolicy.copyRequest(from, to, replaced(provider));
        provider.headers().forEach(to::set);
    }

    /** What the gateway sets by itself, and of which the caller's twin must then not stand beside it. */
    private static Set<String> replaced(Provider provider) {
        String carrier = provider.credential().carrier();
        if (carrier == null && provider.headers().isEmpty()) {
            return Set.of();
        }
        Set<String> replaced = new HashSet<>();
        provider.headers().keySet().forEach(name -> replaced.add(HeaderPolicy.canonical(name)));
        if (carrier != null) {
            replaced.add(HeaderPolicy.canonical(carrier));
        }
        return replaced;
    }
}
