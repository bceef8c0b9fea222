package dev.promptpassthrough.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

import dev.promptpassthrough.testsupport.ApplicationExtension;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;

/** WebSockets as a real browser opens them with the session cookie: from the gateway's own page, and from another site's. */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class, ApplicationExtension.class })
class RealtimeIT {

    /** Asks the demo provider, and tells its answer and how the connection ended. */
    private static final String CONVERSATION = """
            ({ address, csrf }) => new Promise((resolve) => {
              const protocols = csrf ? ['realtime', `passthrough-csrf.${csrf}`] : ['realtime'];
              const socket = new WebSocket(address, protocols);
              const result = { text: '' };
              socket.onopen = () => socket.send(JSON.stringify({ type: 'response.create' }));
              socket.onmessage = (message) => {
                const event = JSON.parse(message.data);
                result.text += event.delta ?? '';
                if (event.type === 'response.done') socket.close(4001, 'enough');
              };
              socket.onclose = (end) =>
                resolve({ ...result, code: end.code, clean: end.wasClean, protocol: socket.protocol });
            })""";

    private static PackagedApplication application;

    private Page page;

    @BeforeAll
    static void take(PackagedApplication shared) {
        application = shared;
    }

    @BeforeEach
    void signIn(BrowserSession session) {
        page = session.page();
        KeycloakLogin.signIn(page, application.baseUri() + "/dashboard/passthrough/", "alice");
    }

    @Test
    void shouldConverseFromItsOwnPage() {
        Map<?, ?> result = converse(csrfToken());

        assertThat(result.get("text").toString()).contains("This is a demonstration");
        assertThat(result.get("code")).isEqualTo(4001);
        assertThat(result.get("clean")).isEqualTo(true);
        assertThat(result.get("protocol")).isEqualTo("realtime");
    }

    @Test
    void shouldRefuseWithoutTheCsrfToken() {
        assertRefused(converse(null));
    }

    @Test
    void shouldRefuseAnotherSitesPage() {
        String csrf = csrfToken();
        // Of the same site as far as cookies go, which knows no ports.
        String elsewhere = application.baseUri().resolve("/").toString().replaceFirst(":\\d+/", ":9/");
        page.route(elsewhere + "**", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html")
                .setBody("<title>Elsewhere</title>")));
        page.navigate(elsewhere);

        assertRefused(converse(csrf));
    }

    private static void assertRefused(Map<?, ?> result) {
        assertThat(result.get("text")).isEqualTo("");
        assertThat(result.get("code")).isEqualTo(1006);
        assertThat(result.get("clean")).isEqualTo(false);
    }

    private Map<?, ?> converse(String csrf) {
        String address = application.baseUri().resolve("/api/v1/prompts/passthrough/demo/realtime?model=demo-fast").toString()
                .replaceFirst("^http", "ws");
        Map<String, String> argument = new HashMap<>();
        argument.put("address", address);
        argument.put("csrf", csrf);
        return (Map<?, ?>) page.evaluate(CONVERSATION, argument);
    }

    private String csrfToken() {
        return page.context().cookies().stream().filter(cookie -> cookie.name.endsWith("passthrough-csrf"))
                .map(cookie -> cookie.value).findFirst().orElseThrow();
    }
}
