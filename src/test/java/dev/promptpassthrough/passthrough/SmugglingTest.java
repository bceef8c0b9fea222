package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.SignIn;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** RFC 9112 §11.2: what two parties may read differently is refused, the connection closed, and nothing reaches a provider. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class SmugglingTest extends WireTest {

    /** One class of attack a line: what stands for the request, with {@code {…}} for what is different in each run. */
    static Stream<String> attacks() {
        try (InputStream in = SmugglingTest.class.getResourceAsStream("smuggling.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void shouldRefuseAndCloseAndNeverSendTwoRequests(String attack) {
        Scripted outer = upstream.on(call -> call.send(OK));
        Scripted smuggled = upstream.on(call -> call.send(OK));
        String second = "GET /api/v1/prompts/passthrough/wire/" + smuggled.path() + " HTTP/1.1\r\nHost: "
                + site.getAuthority() + "\r\nx-api-key: " + SignIn.token("bob") + "\r\n\r\n";
        String raw = attack.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0").replace("\\v", "\u000b")
                .replace("\\t", "\t")
                .replace("{target}", "/api/v1/prompts/passthrough/wire/" + outer.path())
                .replace("{host}", "Host: " + site.getAuthority())
                .replace("{authority}", site.getAuthority())
                .replace("{token}", "x-api-key: " + SignIn.token("alice"))
                .replace("{second}", second)
                .replace("{second-length}", String.valueOf(second.length()));
        try (RawClient client = connect().patience(5_000)) {
            client.send(raw);

            WireHead head = client.readHead();
            boolean closed = client.awaitClosed();

            assertThat(closed).as("closed after " + head).isTrue();
            assertThat(head == null || head.status() == 400 || head.status() == 501).as(String.valueOf(head)).isTrue();
            assertThat(smuggled.calls()).as("smuggled").isEmpty();
            assertThat(outer.calls()).as("sent on").isEmpty();
        }
    }

    /** By then the request has begun to go out: it never becomes a whole one, nor does what follows. */
    @ParameterizedTest
    @ValueSource(strings = { "zz\r\n", "-1\r\n", "0x5\r\nhello\r\n", "5 5\r\nhello\r\n", "ffffffffffffffff\r\n", "+0\r\n\r\n",
            "\r\n", "5;a\nhello\r\n", "5\nhello\r\n", "5\r\nhelloX\r\n", "5\r\nhello0\r\n\r\n" })
    void shouldNeverSendAWholeRequestWhoseChunksAreNone(String chunk) {
        AtomicInteger whole = new AtomicInteger();
        Scripted outer = upstream.on(call -> {
            call.readBody();
            whole.incrementAndGet();
            call.send(OK);
        });
        Scripted smuggled = upstream.on(call -> call.send(OK));
        try (RawClient client = connect().patience(5_000)) {
            client.send(head("POST", "wire", outer) + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n"
                    + get("wire", smuggled));

            assertThat(client.awaitClosed()).as("closed").isTrue();
            assertThat(whole).as("whole requests").hasValue(0);
            assertThat(smuggled.calls()).as("smuggled").isEmpty();
        }
    }
}
