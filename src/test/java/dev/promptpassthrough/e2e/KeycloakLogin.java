package dev.promptpassthrough.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Keycloak's sign-in form. */
final class KeycloakLogin {

    private KeycloakLogin() {
    }

    /** Opens {@code address}, which asks for sign-in, and comes back as {@code user}, whose password is the name. */
    static void signIn(Page page, String address, String user) {
        page.navigate(address);
        fillIn(page, user);
        page.waitForURL(address);
    }

    /** Answers the form that the page shows. */
    static void fillIn(Page page, String user) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Username or email")).fill(user);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password")).fill(user);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign In")).click();
    }
}
