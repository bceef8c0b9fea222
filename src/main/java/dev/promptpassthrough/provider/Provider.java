package dev.promptpassthrough.provider;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * One provider, checked.
 *
 * @param slug its name in URLs, a label as of RFC 1034
 * @param profile what people are told about it
 * @param family its wire format
 * @param baseUrl where its API begins; the path ends with a slash
 * @param defaultPath the path below it that is called where the caller names none, without a leading slash
 * @param credential how the gateway signs in to it
 * @param headers static headers, set on every request to it
 * @param propagatesTrace whether requests to it carry the trace context of the gateway's own spans
 * @param access who may call it, and which models
 * @param limits how long and how much at once
 * @param disabledReason which setting keeps it from being called for good, or {@code null}
 */
public record Provider(String slug, Profile profile, Family family, URI baseUrl, String defaultPath, Credential credential,
        Map<String, String> headers, boolean propagatesTrace, Access access, Limits limits, String disabledReason) {

    /** Whether it can be called now: its secret may come, in a file, while the gateway runs. */
    public boolean active() {
        return inactiveReason() == null;
    }

    /** The path below the base URL by which an administrator tests whether the provider can be reached. */
    public String connectivityTestPath() {
        return defaultPath;
    }

    /** Which setting is missing now, in a sentence for people; {@code null} where it can be called. */
    public String inactiveReason() {
        return disabledReason != null ? disabledReason : credential.secret().missing();
    }

    /**
     * Who may call it, and which models.
     *
     * @param roles of which a caller needs one; empty: every signed-in caller
     * @param models that may be called; empty: every model
     * @param privateAddress whether its host may resolve to a loopback, private or link-local address
     */
    public record Access(Set<String> roles, Set<String> models, boolean privateAddress) {

        public boolean permits(Set<String> callerRoles) {
            return roles.isEmpty() || callerRoles.stream().anyMatch(roles::contains);
        }
    }
}
