package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.BlackHole;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.TlsUpstreams;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Connections to providers: that are not to be had, are closed while idle, are told to go away, or are all taken. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class UpstreamConnectionTest extends WireTest {

    BlackHole blackHole;
    TlsUpstreams tls;

    @Test
    void shouldGiveUpOnAProviderThatDoesNotEvenRefuse() {
        boolean dropped = blackHole.fill();

        WireResponse response = exchange(post("black-hole", upstream.on(call -> call.send(OK)), "{}"));

        if (dropped) {
            assertOwnError(response, 504, "upstream-timeout");
            assertThat(response.text()).contains("could not be connected to in time");
        } else {
            // Where the system refuses what it should drop, that is all there is to see.
            assertOwnError(response, 502, "upstream-unreachable");
        }
    }

    @Test
    void shouldLoseNothingWhereTheProviderClosesConnectionsThatAreIdle() {
        Scripted closes = upstream.on(call -> {
            call.readBody();
            call.send(OK).close();
        });
        Scripted keeps = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        for (int i = 0; i < 20; i++) {
            assertThat(exchange(post("wire", closes, "{}")).status()).isEqualTo(200);
            // The gateway may be told of the end a moment after it has come, but then never minds it again.
            await().atMost(Duration.ofSeconds(5)).until(() -> exchange(post("wire", keeps, "{}")).status() == 200);
            for (int j = 0; j < 5; j++) {
                assertThat(exchange(post("wire", keeps, "{}")).status()).isEqualTo(200);
            }
        }
    }

    /** Where clients like to try again: the connection has served before, and may have been closed for being idle. */
    @Test
    void shouldNotTryAgainWhereAConnectionThatHasServedBeforeEndsWithoutAnAnswer() {
        Scripted serves = upstream.on(call -> {
            call.readBody();
            call.send(OK);
        });
        Scripted ends = upstream.on(call -> {
            call.readBody();
            call.close();
        });
        exchange(post("one-connection", serves, "{}"));
        int before = upstream.connections();

        WireResponse response = exchange(post("one-connection", ends, "{}"));

        assertOwnError(response, 502, "upstream-protocol");
        assertThat(ends.calls()).as("tries").hasSize(1);
        assertThat(upstream.connections()).as("on the connection that was there").isEqualTo(before);
    }

    @Test
    void shouldTakeAnotherConnectionWhereAnHttp2ProviderSaysGoodbye() {
        String path = tls.onHttp2(request -> {
            request.connection().goAway(0);
            request.response().end("bye");
        });

        for (int i = 0; i < 5; i++) {
            WireResponse response = exchange(head("GET", "http2/" + path) + "\r\n");

            assertThat(response.text()).isEqualTo("bye");
            assertThat(response.status()).isEqualTo(200);
        }
    }

    @Test
    void shouldNotLetOneProviderHoldUpAnother() {
        Scripted silent = upstream.on(call -> call.untilClosed());
        Scripted good = upstream.on(call -> call.send(OK));
        List<RawClient> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(connect().send(get("one-connection", silent)));
        }
        silent.next();

        WireResponse response = exchange(get("wire", good));

        assertThat(response.status()).isEqualTo(200);
        waiting.forEach(RawClient::close);
    }
}
