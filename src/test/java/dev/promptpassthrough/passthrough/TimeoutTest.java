package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4 and §5: no wait is without an end, and the caller is told which one it was. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class TimeoutTest extends WireTest {

    @Test
    void shouldTellThatTheProviderDoesNotBeginToAnswer() {
        Scripted scripted = upstream.on(Call::untilClosed);

        WireResponse response = exchange(get("quick-head", scripted));

        assertOwnError(response, 504, "upstream-timeout");
        assertThat(response.text()).contains("did not begin to answer within 1.0 s");
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldBreakOffWhereTheProviderFallsSilent() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS).chunk("data: 1\n\n");
            call.untilClosed();
        });

        WireResponse response = exchange(get("quick-gap", scripted));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("data: 1\n\n");
        assertThat(response.whole()).isFalse();
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldBreakOffAnEndlessAnswer() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS);
            while (true) {
                call.chunk("data: 1\n\n");
            }
        });

        WireResponse response = exchange(get("quick-total", scripted));

        assertThat(response.whole()).isFalse();
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldTellThatTheBodyTakesTooLong() {
        Scripted scripted = upstream.on(Call::untilClosed);

        WireResponse response = exchange(head("POST", "wire", scripted) + "Content-Length: 10\r\n\r\nslow");

        assertOwnError(response, 504, "upstream-timeout");
        assertThat(response.text()).contains("body took too long");
        assertThat(scripted.next().closedByGateway()).isTrue();
    }

    @Test
    void shouldBreakOffWhereTheCallerTakesNothing() {
        Scripted scripted = upstream.on(call -> {
            call.send(EVENTS);
            while (true) {
                call.chunk(new byte[64 * 1024]);
            }
        });
        try (RawClient client = RawClient.connect(site, 16 * 1024)) {
            client.send(get("wire", scripted));

            boolean closed = scripted.next().closedByGateway();

            assertThat(closed).isTrue();
            assertThat(client.readBody(client.readHead()).whole()).isFalse();
        }
    }
}
