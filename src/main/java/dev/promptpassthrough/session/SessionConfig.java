package dev.promptpassthrough.session;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The cookie session. */
@ConfigMapping(prefix = "passthrough.session")
public interface SessionConfig {

    /**
     * Key of the CSRF token's HMAC, at least 32 characters, the same on every replica. Required in production; made at
     * start in dev and test.
     */
    Optional<String> csrfSecret();

    /** Roles of which one lets see the operations page. */
    @WithDefault("llm-admin")
    Set<String> adminRoles();
}
