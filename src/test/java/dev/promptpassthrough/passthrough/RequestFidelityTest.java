package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.promptpassthrough.testsupport.Call;
import dev.promptpassthrough.testsupport.RawClient;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.WireHead;
import dev.promptpassthrough.testsupport.WireProviders;
import dev.promptpassthrough.testsupport.WireResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Contract §4: what reaches the provider, and when; that it does unchanged is for {@link FidelityTest}. */
@QuarkusTest
@WithTestResource(WireProviders.class)
class RequestFidelityTest extends WireTest {

    @Test
    void shouldSendABodyOnAsItArrivesRatherThanWhenItIsWhole() throws Exception {
        Scripted scripted = upstream.on(call -> {
            call.readExactly(3);
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n").send(call.readExactly(3));
        });
        try (RawClient client = connect()) {
            client.send(head("POST", "wire", scripted) + "Content-Length: 6\r\n\r\none");
            scripted.next();
            WireHead head = client.readHead();

            client.send("two");

            assertThat(head.status()).isEqualTo(200);
            assertThat(client.readExactly(3)).asString().isEqualTo("two");
        }
    }

    @Test
    void shouldCallTheDefaultPathWhereNoneIsNamed() {
        upstream.strays().clear();

        exchange(head("GET", "wire/") + "\r\n");
        exchange(head("GET", "wire/?x=1") + "\r\n");
        exchange(head("GET", "wire-versioned/?x=1") + "\r\n");

        assertThat(upstream.strays()).containsExactly("GET /base/default/path HTTP/1.1",
                "GET /base/default/path?x=1 HTTP/1.1", "GET /base/chat?api-version=2&x=1 HTTP/1.1");
        upstream.strays().clear();
    }

    @Test
    void shouldKeepRequestsOfOneConnectionApart() {
        Scripted first = upstream.on(RequestFidelityTest::takeAndAnswer);
        Scripted second = upstream.on(RequestFidelityTest::takeAndAnswer);
        try (RawClient client = connect()) {
            client.send(post("wire", first, "{\"n\":1}") + post("wire", second, "{\"n\":2}") + get("wire", first));

            List<WireResponse> responses = List.of(client.readResponse(), client.readResponse(), client.readResponse());

            assertThat(responses).extracting(WireResponse::status).containsOnly(200);
            assertThat(first.calls()).hasSize(2);
            assertThat(first.next().body()).asString().isEqualTo("{\"n\":1}");
            assertThat(second.next().body()).asString().isEqualTo("{\"n\":2}");
        }
    }

    /** RFC 9110 §6.5.1 allows it, no provider's API has any, and one could carry a credential past the header policy. */
    @Test
    void shouldLeaveOutTheTrailersOfARequest() {
        String body = "5\r\nhello\r\n0\r\n";
        byte[][] sent = { null };
        Scripted scripted = upstream.on(call -> {
            sent[0] = call.readExactly(body.length() + 2);
            call.send(OK);
        });

        WireResponse response = exchange(head("POST", "wire", scripted) + "Transfer-Encoding: chunked\r\n\r\n" + body
                + "X-Checksum: abc\r\nAuthorization: Bearer x\r\n\r\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(sent[0]).asString().isEqualTo(body + "\r\n");
        assertThat(scripted.next().head().has("x-checksum")).isFalse();
    }

    private static void takeAndAnswer(Call call) throws IOException {
        call.readBody();
        call.send(OK);
    }
}
