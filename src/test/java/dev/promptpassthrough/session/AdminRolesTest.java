package dev.promptpassthrough.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class AdminRolesTest {

    private final AdminRoles roles = new AdminRoles(new Session(Optional.empty(), Set.of("llm-admin", "operator")));

    private record Session(Optional<String> csrfSecret, Set<String> adminRoles) implements SessionConfig {

        @Override
        public Duration recheckAfter() {
            return Duration.ofMinutes(4);
        }
    }

    @Test
    void shouldTakeWhoeverHasOneOfTheRolesForAnAdministrator() {
        assertThat(roles.held(caller("llm-user", "operator"))).isTrue();
        assertThat(roles.held(caller("llm-admin"))).isTrue();
    }

    @Test
    void shouldTakeNobodyElseForOne() {
        assertThat(roles.held(caller())).isFalse();
        assertThat(roles.held(caller("llm-user"))).isFalse();
        assertThat(roles.held(caller("LLM-ADMIN"))).isFalse();
        assertThat(roles.held(caller("llm-admin "))).isFalse();
    }

    @Test
    void shouldHaveNoAdministratorsWhereNoRoleMakesOne() {
        assertThat(new AdminRoles(new Session(Optional.empty(), Set.of())).held(caller("llm-admin"))).isFalse();
    }

    private static Caller caller(String... roles) {
        return new Caller("https://idp.example", "alice", "Alice", null, Set.of(roles), null, null, true);
    }
}
