package dev.promptpassthrough.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.promptpassthrough.passthrough.UpstreamAddresses.Names;
import dev.promptpassthrough.problem.ProblemException;
import dev.promptpassthrough.provider.Credential;
import dev.promptpassthrough.provider.Family;
import dev.promptpassthrough.provider.Limits;
import dev.promptpassthrough.provider.Provider;
import dev.promptpassthrough.testsupport.Scripted;
import dev.promptpassthrough.testsupport.ScriptedUpstream;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/** Where a connection goes: to an address that was checked, and to no other that the name may have by then. */
class UpstreamTest {

    /** Reserved (RFC 2606 §2): nobody but the test knows where it is. */
    private static final String HOST = "provider.invalid";
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final InetAddress ELSEWHERE = new InetSocketAddress("127.0.0.9", 1).getAddress();

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedUpstream provider = new ScriptedUpstream();

    @AfterEach
    void close() {
        provider.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The name has another address by the time of the connection (DNS rebinding), which nobody asks for. */
    @Test
    void shouldConnectToTheAddressThatWasCheckedAndSpeakToTheName() throws Exception {
        Scripted scripted = provider.on(call -> call.send(WireTest.OK));
        Queue<InetAddress> answers = new ArrayDeque<>(List.of(HERE, ELSEWHERE));

        String answer = answer(upstream(true, host -> new InetAddress[] { answers.remove() }), scripted);

        assertThat(answer).isEqualTo("{}");
        assertThat(scripted.next().head().first("Host")).isEqualTo(HOST + ':' + provider.port());
        assertThat(answers).containsExactly(ELSEWHERE);
    }

    @Test
    void shouldOpenNoConnectionToAnAddressThatIsNotPublic() {
        Scripted scripted = provider.on(call -> call.send(WireTest.OK));

        assertThatThrownBy(() -> answer(upstream(false, host -> new InetAddress[] { HERE }), scripted))
                .hasCauseInstanceOf(ProblemException.class).hasMessageContaining("not public");
        assertThat(provider.connections()).isZero();
    }

    @Test
    void shouldOpenNoConnectionWhereTheNameIsUnknown() {
        Scripted scripted = provider.on(call -> call.send(WireTest.OK));

        assertThatThrownBy(() -> answer(new Upstream(vertx, provider(true)), scripted))
                .hasCauseInstanceOf(ProblemException.class).hasMessageContaining("could not be resolved");
        assertThat(provider.connections()).isZero();
    }

    private Upstream upstream(boolean privateAddress, Names names) {
        return new Upstream(vertx, provider(privateAddress), names);
    }

    private Provider provider(boolean privateAddress) {
        Limits limits = new Limits(Duration.ofMillis(500), Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9),
                1);
        return new Provider("p", null, Family.OTHER, URI.create("http://" + HOST + ':' + provider.port() + '/'), "",
                new Credential.None(), Map.of(), false, new Provider.Access(Set.of(), Set.of(), privateAddress), limits, null);
    }

    private String answer(Upstream upstream, Scripted scripted) throws Exception {
        CompletableFuture<Buffer> answer = new CompletableFuture<>();
        vertx.runOnContext(run -> upstream.request(HttpMethod.GET, '/' + scripted.path())
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        return answer.get(10, TimeUnit.SECONDS).toString();
    }
}
