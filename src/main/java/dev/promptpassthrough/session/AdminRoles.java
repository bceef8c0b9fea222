package dev.promptpassthrough.session;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/** Who is an administrator: whoever has one of the roles of {@code passthrough.session.admin-roles}. */
@ApplicationScoped
public class AdminRoles {

    private final Set<String> roles;

    public AdminRoles(SessionConfig config) {
        this.roles = Set.copyOf(config.adminRoles());
    }

    /** Whether the caller may see operations. Names are compared to the letter. */
    public boolean held(Caller caller) {
        return caller.roles().stream().anyMatch(roles::contains);
    }
}
