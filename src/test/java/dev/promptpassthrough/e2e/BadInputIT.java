package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/** What goes wrong is told plainly, by whom it was, and nothing typed is lost; {@link WorkbenchIT} has the rest. */
class BadInputIT extends PageTest {

    private static final int LARGE = 40 * 1024 * 1024;

    @Test
    void shouldNotSendAnEmptyBody() {
        // Given
        signIn("alice");
        bench.clear();

        // When
        bench.send();

        // Then
        assertThat(bench.region("Request").getByText("The body is empty. Choose a template or write JSON.").first())
                .isVisible();
        assertThat(bench.button("Send")).isVisible();
        assertThat(exchanges).isEmpty();
    }

    /** The answer comes while the browser still sends; it must not be lost to a connection closed too early. */
    @Test
    void shouldTellThatABodyIsTooLarge(@TempDir Path folder) throws IOException {
        // Given
        signIn("alice");
        page.locator("input[type=file]").setInputFiles(largeRequest(folder));
        assertThat(bench.region("Request").getByText("Opened “large.json”.")).isVisible(patiently());
        assertThat(bench.region("Request").getByText("Valid JSON")).isVisible(patiently());

        // When
        bench.send();

        // Then
        assertThat(happened()).containsText("The body is larger than the gateway accepts.",
                new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(bench.status("413 Request Entity Too Large")).isVisible();
        assertThat(bench.editor()).containsText("line 1 of a large request");
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void shouldTellAnErrorPageOfTheProvidersFromJson() {
        // Given
        signIn("alice");
        bench.write(chat("demo-html", false));

        // When
        bench.send();

        // Then
        assertThat(bench.status("502 Bad Gateway")).isVisible();
        assertThat(happened()).containsText("502 from Demo.");
        assertThat(happened()).containsText("The provider answered with HTML.");
        assertThat(bench.responseBody()).containsText("<h1>502 Bad Gateway</h1>");
        assertThat(bench.editor()).containsText("demo-html");
    }

    @Test
    void shouldRunNothingOfAWebPage() {
        // Given
        signIn("alice");
        bench.choose("Provider", "A portal");
        bench.write(chat("any", false));

        // When
        bench.send();

        // Then
        assertThat(bench.status("200 OK")).isVisible();
        assertThat(happened()).containsText("A web page, not JSON.");
        assertThat(bench.responseBody()).containsText("<script>window.hasRun = true</script>");
        assertThat(bench.region("Response").getByRole(AriaRole.HEADING,
                new Locator.GetByRoleOptions().setName("Portal"))).hasCount(0);
        assertThat(page.evaluate("window.hasRun === undefined")).isEqualTo(true);
        assertThat(bench.editor()).containsText("Good morning");
    }

    @Test
    void shouldNeverSendTwice() {
        // Given
        signIn("alice");
        bench.write(chat("demo-silent", true));
        long before = exchangesLogged();

        // When
        bench.button("Send").dblclick();
        assertThat(bench.status("Receiving")).isVisible();
        bench.button("Stop").click();

        // Then
        assertThat(happened()).containsText("Stopped by you");
        assertThat(bench.button("Send")).isVisible();
        assertThat(bench.editor()).containsText("demo-silent");
        await().atMost(Duration.ofSeconds(5)).until(() -> exchangesLogged() > before);
        assertThat(exchangesLogged()).isEqualTo(before + 1);
        assertThat(exchanges).hasSize(1);
    }

    @Test
    void shouldNeitherDisturbTheReplyNorLoseTheEditWhenTheBodyIsChangedMeanwhile() {
        // Given
        signIn("alice");
        String body = chat("demo-1", true);
        bench.write(body);
        bench.send();
        assertThat(bench.status("Receiving")).isVisible();

        // When
        bench.write("[\"edited\"]");
        assertThat(bench.status("Receiving")).isVisible();

        // Then
        assertThat(bench.status("200 OK")).isVisible(patiently());
        assertThat(bench.region("Response")).containsText("You wrote: “Good morning”");
        assertThat(happened()).hasCount(0);
        assertThat(bench.editor()).hasText("[\"edited\"]");
        assertThat(bench.region("Request").getByText("Valid JSON")).isVisible();
        assertThat(exchanges).hasSize(1);
        assertThat(exchanges.get(0).postData()).isEqualTo(body);

        page.reload();
        assertThat(bench.editor()).hasText("[\"edited\"]");
    }

    private Locator happened() {
        return bench.region("What happened");
    }

    private static Path largeRequest(Path folder) throws IOException {
        Path file = folder.resolve("large.json");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"model\": \"demo-1\", \"messages\": [\n");
            for (int written = 0, line = 1; written < LARGE; line++) {
                String message = "{\"role\": \"user\", \"content\": \"line " + line + " of a large request, and so on\"},\n";
                out.write(message);
                written += message.length();
            }
            out.write("{\"role\": \"user\", \"content\": \"the end\"}]}\n");
        }
        return file;
    }
}
