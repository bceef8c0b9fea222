package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.vertx.core.MultiMap;

/** Which of the subprotocols that a handshake offers carry a credential. */
class SubprotocolsTest {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln-nat_ure";

    @Test
    void shouldLeaveOffersAloneThatCarryNone() {
        Subprotocols subprotocols = of("realtime,openai-beta.realtime-v1 ,  x", "graphql-ws");

        assertThat(subprotocols.offers()).containsExactly("realtime,openai-beta.realtime-v1 ,  x", "graphql-ws");
        assertThat(subprotocols.tokens()).isEmpty();
        assertThat(subprotocols.csrfToken()).isNull();
    }

    @Test
    void shouldTakeTokensOut() {
        for (String carrier : List.of("openai-insecure-api-key." + TOKEN, "OPENAI-Insecure-api-key." + TOKEN,
                "xai-client-secret." + TOKEN, TOKEN)) {
            Subprotocols subprotocols = of("realtime, " + carrier + ", openai-project.p", carrier);

            assertThat(subprotocols.tokens()).containsExactly(TOKEN);
            assertThat(subprotocols.offers()).containsExactly("realtime, openai-project.p");
        }
    }

    @Test
    void shouldKeepTokensApartThatDiffer() {
        assertThat(of("openai-insecure-api-key.a, xai-client-secret.b, openai-insecure-api-key.").tokens())
                .containsExactly("a", "b", "");
    }

    @Test
    void shouldTakeTheCsrfTokenOut() {
        Subprotocols subprotocols = of("passthrough-csrf.abc-_1", "realtime");

        assertThat(subprotocols.csrfToken()).isEqualTo("abc-_1");
        assertThat(subprotocols.offers()).containsExactly("realtime");
        assertThat(subprotocols.tokens()).isEmpty();
    }

    private static Subprotocols of(String... lines) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (String line : lines) {
            headers.add("sec-websocket-protocol", line);
        }
        return new Subprotocols(headers);
    }
}
