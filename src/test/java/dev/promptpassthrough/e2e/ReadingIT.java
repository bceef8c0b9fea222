package dev.promptpassthrough.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

import dev.promptpassthrough.testsupport.ApplicationLaunch;
import dev.promptpassthrough.testsupport.BrowserExtension;
import dev.promptpassthrough.testsupport.BrowserSession;
import dev.promptpassthrough.testsupport.Keycloak;
import dev.promptpassthrough.testsupport.KeycloakExtension;
import dev.promptpassthrough.testsupport.PackagedApplication;
import dev.promptpassthrough.testsupport.StandInProvider;

/**
 * What is made of a reply: its text, its events, its figures, and what it offers to do next; {@link WorkbenchIT} has the rest.
 */
@ExtendWith({ KeycloakExtension.class, BrowserExtension.class })
class ReadingIT {

    private static final String PAGE = "/dashboard/passthrough/";
    private static final Path STREAMS = Path.of("src-ui", "src", "testing", "streams");
    private static final Path MEASURE = Path.of("src-ui", "scripts", "measure-page.mjs");
    private static final int LONGEST_MEASURING = 4;
    /** How long the sound at an address is, in tenths of a second; 0 where there is none. */
    private static final String LENGTH_OF_SOUND = """
            source => new Promise(resolve => {
                const player = new Audio();
                player.oncanplaythrough = () => resolve(player.duration * 10);
                player.onerror = () => resolve(0);
                player.src = source;
            })""";

    private static StandInProvider provider;
    private static PackagedApplication application;

    private BrowserSession browser;
    private Page page;
    private WorkbenchView bench;

    @BeforeAll
    static void start(Keycloak keycloak) {
        provider = StandInProvider.start();
        ApplicationLaunch launch = ApplicationLaunch.production(keycloak).with("passthrough.providers.chat.default", "true");
        provider.addTo(launch, "chat", "openai-chat");
        provider.addTo(launch, "messages", "anthropic-messages");
        provider.addTo(launch, "gemini", "gemini");
        application = launch.start();
    }

    @AfterAll
    static void stop() {
        application.stop();
        provider.close();
    }

    @BeforeEach
    void signIn(BrowserSession session) {
        browser = session;
        page = session.page();
        bench = new WorkbenchView(page);
        KeycloakLogin.signIn(page, application.baseUri() + PAGE, "alice");
        assertThat(bench.editor()).containsText("model");
    }

    @AfterEach
    void shouldHaveBrokenNoPolicy() {
        assertThat(browser.policyViolations()).isEmpty();
    }

    @Test
    void shouldGoFromAWordToItsEventAndBack() {
        // Given
        send("chat-text", "messages");
        Locator strip = bench.region("Text and events");

        // When
        clickOn("thread");
        strip.getByText(Pattern.compile("Event \\d+ of 27")).waitFor();
        strip.getByRole(AriaRole.BUTTON, named("Show in Events")).click();

        // Then
        Locator chosen = bench.panel().getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setSelected(true));
        assertThat(chosen).containsText("thread");

        // When
        bench.panel().getByRole(AriaRole.LISTBOX).press("ArrowDown");
        bench.panel().getByRole(AriaRole.BUTTON, named("Show in Text")).click();

        // Then
        assertThat(page.evaluate("() => [...CSS.highlights.get('linked-event')].map(String).join()")).isEqualTo(" along");
    }

    @Test
    void shouldAddTheTurnThatAToolCallNeedsInOneStep() {
        // Given
        bench.choose("Provider", "Recorded messages");
        send("messages-thinking-tools", "messages");

        // When
        bench.panel().getByRole(AriaRole.BUTTON, named("Add tool result")).first().click();
        assertThat(bench.editor()).containsText("\"tool_use_id\": \"toolu_A\"");
        assertThat(bench.editor()).isFocused();
        page.keyboard().type("25 degrees");

        // Then
        assertThat(bench.editor()).containsText("\"content\": \"25 degrees\"");

        // When
        bench.editor().press("ControlOrMeta+z");
        bench.editor().press("ControlOrMeta+z");

        // Then
        assertThat(bench.editor()).not().containsText("tool_result");
        assertThat(bench.editor()).containsText("messages-thinking-tools");
    }

    @Test
    void shouldShowAnImageFromItsOwnBytesOnly() {
        // Given
        bench.choose("Provider", "Recorded gemini");

        // When
        send("gemini-grounded-image", "contents");

        // Then
        Locator image = bench.panel().getByRole(AriaRole.IMG);
        assertThat(image).hasAttribute("src", Pattern.compile("^blob:"));
        assertThat(image.evaluate("image => image.decode().then(() => image.naturalWidth)")).isEqualTo(96);
        assertThat(bench.panel()).containsText("https://art.example/");
    }

    @ParameterizedTest
    @CsvSource({ "Recorded chat, with-sound, messages", "Recorded gemini, gemini-with-sound, contents" })
    void shouldPlayASoundFromItsOwnBytesAsLongAsTheReplyIsShown(String asked, String model, String list) {
        // Given
        bench.choose("Provider", asked);
        send(model, list);
        Locator player = bench.panel().locator("audio");
        assertThat(player).isVisible();
        assertThat(player).hasAttribute("src", Pattern.compile("^blob:"));
        assertThat(player).hasJSProperty("duration", 0.5);
        String source = player.getAttribute("src");
        assertThat(page.evaluate(LENGTH_OF_SOUND, source)).isEqualTo(5);

        // When
        send("plain-json", list);

        // Then
        assertThat(player).hasCount(0);
        assertThat(page.evaluate(LENGTH_OF_SOUND, source)).isEqualTo(0);
    }

    @Test
    void shouldSaveTheVeryBytes() throws IOException {
        // Given
        send("chat-text", "messages");
        bench.show("Raw");

        // When
        Download download = page.waitForDownload(() -> bench.button("Save response").click());

        // Then
        assertThat(download.path()).hasSameBinaryContentAs(STREAMS.resolve("chat-text.txt"));

        // When
        Download events = page.waitForDownload(() -> bench.button("Save events").click());

        // Then
        assertThat(Files.readAllLines(events.path())).hasSize(27).last().asString().endsWith("\"data\":\"[DONE]\"}");
    }

    @Test
    void shouldKeepBytesThatAreNoText() throws IOException {
        // Given
        send("broken-text", "messages");

        // When
        Download download = page.waitForDownload(() -> bench.button("Save response").click());

        // Then
        assertThat(bench.panel()).containsText("Some bytes are not valid text");
        assertThat(Files.readAllBytes(download.path())).asHexString().isEqualTo("7B2261223A22FFC3227D");
    }

    @Test
    void shouldHoldTheRulesOfAccessibility() {
        // Given
        var accessibility = new Accessibility(page);

        send("chat-text", "messages");
        accessibility.assertHolds("text");
        for (String view : List.of("Events", "Raw", "Headers", "Timing")) {
            bench.show(view);
            accessibility.assertHolds(view);
        }
        bench.show("Text");
        send("chat-parallel-tools", "messages");
        accessibility.assertHolds("tool calls");
        send("chat-cut", "messages");
        accessibility.assertHolds("ended early");
        send("error-429", "messages");
        accessibility.assertHolds("provider error");
        write("silent", "messages");
        bench.send();
        assertThat(bench.status("Receiving")).isVisible();
        accessibility.assertHolds("receiving");
        bench.button("Stop").click();
        accessibility.assertHolds("stopped");
    }

    /** The script is for measuring on a quiet machine; here its bounds only tell a page that works from one that hangs. */
    @Test
    void shouldStayResponsive(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        Path state = folder.resolve("signed-in.json");
        browser.context().storageState(new BrowserContext.StorageStateOptions().setPath(state));
        Path output = Path.of("target", "it", "measure-page.txt");
        Files.createDirectories(output.getParent());

        // When
        Process measuring = new ProcessBuilder("node", MEASURE.toString(), "--site", application.baseUri() + PAGE, "--state",
                state.toString(), "--bounds", "generous").redirectErrorStream(true).redirectOutput(output.toFile()).start();
        boolean isOver = measuring.waitFor(LONGEST_MEASURING, TimeUnit.MINUTES);
        measuring.destroyForcibly();

        // Then
        String figures = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(isOver).as(figures).isTrue();
        assertThat(measuring.exitValue()).as(figures).isZero();
        assertThat(figures).contains("stream, Raw: worst frame", "typing in 1 MB: worst key",
                "typing in one line of 1 MB: worst key");
    }

    private void send(String model, String list) {
        write(model, list);
        page.waitForResponse(response -> response.url().contains("/api/v1/prompts/"), bench::send);
        assertThat(bench.button("Send")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    }

    private void write(String model, String list) {
        bench.write("{\n  \"model\": \"%s\",\n  \"stream\": true,\n  \"%s\": [\n    {}\n  ]\n}".formatted(model, list));
    }

    /** In the middle of a word of the assembled text, where a reader would. */
    private void clickOn(String word) {
        Object place = page.evaluate("""
                word => {
                  const block = document.querySelector('[data-part] > [data-from]');
                  const range = document.createRange();
                  const start = block.firstChild.data.indexOf(word);
                  range.setStart(block.firstChild, start);
                  range.setEnd(block.firstChild, start + word.length);
                  const { x, y, width, height } = range.getBoundingClientRect();
                  return [x + width / 2, y + height / 2];
                }""", word);
        List<?> point = (List<?>) place;
        page.mouse().click(((Number) point.get(0)).doubleValue(), ((Number) point.get(1)).doubleValue());
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
