package dev.promptpassthrough.testsupport;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives tests the run's one {@link Keycloak}, by parameter. */
public final class KeycloakExtension extends SharedExtension<Keycloak> {

    KeycloakExtension() {
        super(Keycloak.class);
    }

    static Keycloak keycloak(ExtensionContext context) {
        return new KeycloakExtension().shared(context);
    }

    @Override
    Keycloak start(ExtensionContext context) {
        return Keycloak.start();
    }
}
