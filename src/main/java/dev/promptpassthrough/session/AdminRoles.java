package dev.promptpassthrough.session;

import java.util.List;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.promptpassthrough.problem.ProblemCode;
import dev.promptpassthrough.problem.ProblemException;

/** Who is an administrator: whoever has one of the roles of {@code passthrough.session.admin-roles}. */
@Singleton
public class AdminRoles {

    private final Set<String> roles;

    public AdminRoles(SessionConfig config) {
        this.roles = Set.copyOf(config.adminRoles());
    }

    /** Whether the caller may see operations. Names are compared to the letter. */
    public boolean held(Caller caller) {
        return caller.roles().stream().anyMatch(roles::contains);
    }

    /** @throws ProblemException {@code forbidden-operations} where the caller is no administrator */
    public void check(Caller caller) {
        if (!held(caller)) {
            throw new ProblemException(ProblemCode.FORBIDDEN_OPERATIONS,
                    "Your account lacks a role that operations ask for; passthrough.session.admin-roles names them.");
        }
    }

    /** Their names, in order. */
    public List<String> names() {
        return roles.stream().sorted().toList();
    }
}
