package dev.promptpassthrough.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;

/** A browser that would not notice a violation would let every test of the content security policy pass. */
@ExtendWith(BrowserExtension.class)
class BrowserExtensionIT {

    private HttpServer server;

    @BeforeEach
    void serveOnePage() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = """
                    <!doctype html><title>Page</title><h1 style="color: red">Grüße</h1>
                    <script nonce="good">document.body.append('ran'); console.error('wrong');</script>
                    <script>document.body.append('must not run');</script>
                    """.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; script-src 'nonce-good'");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServing() {
        server.stop(0);
    }

    @Test
    void shouldRecordPolicyViolationsAndConsoleErrors(BrowserSession browser) {
        // Given
        Page page = browser.page();

        // When
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
        page.getByText("ran").waitFor();

        // Then
        assertThat(page.content()).doesNotContain("must not run</body>");
        assertThat(browser.policyViolations()).anyMatch(violation -> violation.contains("script-src"))
                .anyMatch(violation -> violation.contains("style-src"));
        assertThat(browser.consoleErrors()).anyMatch(error -> error.endsWith(": wrong"));
    }

    @Test
    void shouldDrawText(BrowserSession browser) {
        // Given
        Page page = browser.page();
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/");

        // When
        Object width = page.evaluate("""
                () => { const context = document.createElement('canvas').getContext('2d');
                        context.font = '20px sans-serif'; return context.measureText('Grüße').width; }""");

        // Then
        assertThat(((Number) width).doubleValue()).isGreaterThan(30);
    }
}
