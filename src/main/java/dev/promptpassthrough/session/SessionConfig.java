package dev.promptpassthrough.session;

import java.time.Duration;
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

    /**
     * How long the identity provider's word on a session is good, before a request has it asked again: within that time
     * and a little, a disabled user, a removed role and a sign-out elsewhere show on every replica.
     */
    @WithDefault("4m")
    Duration recheckAfter();

    /** Roles of which one lets see the operations page. */
    @WithDefault("llm-admin")
    Set<String> adminRoles();
}
