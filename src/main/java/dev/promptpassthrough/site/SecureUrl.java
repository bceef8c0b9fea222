package dev.promptpassthrough.site;

import java.net.URI;
import java.util.Set;

/** Whether nobody can listen to what is sent to an address: by https, or by http that never leaves this machine. */
public final class SecureUrl {

    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private SecureUrl() {
    }

    public static boolean is(URI address) {
        return address.getHost() != null && ("https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && LOOPBACK_HOSTS.contains(address.getHost()));
    }
}
